/**
 * <dashboard-stream>: live notifications in any page. No build step, no dependency, one line to embed:
 *
 *   <script type="module" src="http://HOST/widget/dashboard-stream.js"></script>
 *   <dashboard-stream stream="ops">Live notifications need JavaScript.</dashboard-stream>
 *
 * The server must list the page's origin under Access:EmbedOrigins. A page with a Content-Security-Policy needs
 * `script-src http://HOST; connect-src http://HOST`; nothing for styles, and `require-trusted-types-for 'script'` is fine.
 *
 * Attributes, all of which may change at any time:
 *   stream    one name, several separated by spaces or commas, or * for all. Required.
 *   severity  at least: debug | info | warning | error | critical
 *   last      how many past notifications to begin with: 0 to 1000, default 20
 *   max       how many rows to keep: 1 to 5000, default 100
 *   heading   the text above the list; default: the names of the streams
 *   src       the address of the server; default: where this file came from
 *   theme     light | dark | auto (default: as the reader's system prefers)
 *
 * Events, which bubble and leave the shadow tree:
 *   notification  detail = the notification as it was received, once per id, past ones included:
 *                 { id, stream, severity, title, body?, tags?, source?, url?, key?, status?, occurredAt?, publishedAt, data? }
 *                 Other people wrote it: show it as text, never as markup.
 *   statechange   detail = { state, since }; since is a Date, state is one of
 *                 connecting  the first request is under way
 *                 live        connected, and a notification came within the last minute
 *                 quiet       connected, but there was nothing to notify of
 *                 stale       connected, but silent for longer than heartbeats allow: what is shown may be out of date
 *                 gone        not connected; it tries again by itself
 *                 idle        nothing to watch: an attribute is missing or wrong, and the pane says which
 *
 * Looks: give the element a height (default 360px) and, where wanted, your colours: --dashboard-surface, --dashboard-text,
 * --dashboard-muted, --dashboard-border, --dashboard-debug, --dashboard-info, --dashboard-warning, --dashboard-error,
 * --dashboard-critical, --dashboard-live, --dashboard-stale. Parts: pane, heading, state, banner, list, row.
 *
 * Elements with the same stream, severity, last and src share one connection. Browsers open six connections to a server over
 * HTTP/1.1, so rather give one element several streams than each stream an element.
 */

import { onTick } from './clock.js';
import { feedFor } from './feed.js';
import { RowList } from './list.js';
import { OBSERVED, readSettings } from './settings.js';
import { sheet } from './styles.js';
import { Announcer, View } from './view.js';
import { SeenIds } from './wire.js';
import { stateSentence } from './words.js';

// Between these two a state goes back and forth in good health: that is no news to a screen reader.
const WELL = ['live', 'quiet'];

export class DashboardStream extends HTMLElement {
  static observedAttributes = OBSERVED;

  #announcer = new Announcer();
  #view = new View(this.#announcer.element);
  #rows = new RowList(this.#view.list, this.#view.button, () => this.#view.showWhetherEmpty(this.#rows.isEmpty));
  #seen = new SeenIds();
  #feed = null;
  #joined = false;
  #state = '';
  #planned = false;
  #stopTicking = () => {};

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(this.#view.root);
  }

  connectedCallback() {
    this.#stopTicking = onTick(() => this.#tick());
    this.#plan();
  }

  disconnectedCallback() {
    this.#stopTicking();
    this.#announcer.stop();
    this.#leave();
  }

  attributeChangedCallback() {
    this.#plan();
  }

  /** A feed calls this for each entry; one that this element has shown before is passed over. */
  onEntry(entry) {
    if (!this.#seen.add(entry.id)) {
      return;
    }
    this.#rows.add(entry);
    if (entry.kind === 'notification') {
      this.#announcer.countNew();
      this.#dispatch('notification', entry.notification);
    }
  }

  /** A feed calls this when its state changes. */
  onState(feed) {
    this.#view.showFeed(feed);
    this.#announceState(feed.state, feed.since, stateSentence(feed));
  }

  // Attributes often change together, and a move within the page is a farewell and a return: look once, afterwards.
  #plan() {
    if (!this.#planned) {
      this.#planned = true;
      queueMicrotask(() => {
        this.#planned = false;
        if (this.isConnected) {
          this.#apply(readSettings(this));
        }
      });
    }
  }

  #apply(settings) {
    this.#view.showHeading(settings.heading);
    this.#rows.max = settings.max;
    const feed = settings.problem === null ? feedFor(settings.url, settings.last) : null;
    if (feed !== this.#feed || feed === null) {
      // Other streams, or the same after an absence: rows from before would hide what came in between.
      this.#leave();
      this.#feed = feed;
      this.#seen.clear();
      this.#rows.clear();
    }
    if (feed === null) {
      this.#view.showProblem(settings.problem);
      this.#announceState('idle', new Date(), settings.problem);
    } else if (!this.#joined) {
      this.#joined = true;
      feed.join(this);
    }
  }

  #leave() {
    if (this.#joined) {
      this.#joined = false;
      this.#feed.leave(this);
    }
  }

  #tick() {
    if (document.hidden) {
      return;
    }
    this.#rows.renewDays();
    if (this.#joined) {
      this.#view.showFeed(this.#feed);
    }
  }

  #announceState(state, since, sentence) {
    if (state === this.#state) {
      return;
    }
    if (!WELL.includes(state) || !WELL.includes(this.#state)) {
      this.#announcer.sayState(sentence);
    }
    this.#state = state;
    this.#dispatch('statechange', { state, since });
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('dashboard-stream')) {
  customElements.define('dashboard-stream', DashboardStream);
}
