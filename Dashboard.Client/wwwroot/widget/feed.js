// Step 6 of the journey, in the browser: reads GET {base}/sse. Elements of a page that ask for the same address share
// one Feed, and so one connection: browsers open only six to a server over HTTP/1.1.

import { age, onTick, stamp } from './clock.js';
import { parseGap, parseReason, readMessage, SeenIds } from './wire.js';

// The server sends a heartbeat every 15 s. Two and a half of them without one, and 2.5 s for a slow path: it is dead.
const STALE_AFTER = 40_000;
// A server that refuses softly asks for up to 60 s of patience before the browser's own next attempt.
const PATIENCE_AFTER_GOODBYE = 75_000;
const QUIET_AFTER = 60_000;

const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 30_000;

// An element that moves within a page leaves and comes back at once: that must not cost the connection.
const LINGER = 1_000;

const feeds = new Map();

/** The feed of an address: the one that there is, or a new one. It ends after its last viewer has left. */
export function feedFor(url, last) {
  const key = `${url}#${last}`;
  if (!feeds.has(key)) {
    feeds.set(key, new Feed(key, url, last));
  }
  return feeds.get(key);
}

class Feed {
  state = 'connecting';
  since = new Date();
  lastSign = null; // stamp of the last byte that proves a living path
  lastArrival = stamp(); // of the last notification, or of the beginning
  everOpened = false;
  unanswered = false; // the attempt before this one got no answer of any kind
  goodbye = null; // the reason that the server gave for ending the stream
  retry = null; // { since, wait } while waiting to try anew

  #key;
  #url;
  #last;
  #viewers = new Set();
  #entries = [];
  #seen = new SeenIds();
  #lastGap = '';
  #lastId = '';

  #source = null;
  #phase = 'connecting'; // connecting | open | gone
  #suspect = false; // it was stale, and no event has proved the opposite since
  #progress = stamp(); // the last thing of any kind that the EventSource reported
  #failures = 0;
  #retryTimer = 0;
  #lingerTimer = 0;
  #stopTicking;

  constructor(key, url, last) {
    this.#key = key;
    this.#url = new URL(url);
    this.#last = last;
    this.#stopTicking = onTick(() => this.#watch());
    this.#connect();
  }

  get host() {
    return this.#url.host;
  }

  get origin() {
    return this.#url.origin;
  }

  /** How many other feeds of this page compete for connections to the same server. */
  get rivals() {
    return [...feeds.values()].filter(feed => feed !== this && feed.origin === this.origin).length;
  }

  /** A viewer has `onEntry(entry)` and `onState(feed)`; first it gets the entries that the feed still has. */
  join(viewer) {
    clearTimeout(this.#lingerTimer);
    this.#viewers.add(viewer);
    for (const entry of this.#entries) {
      viewer.onEntry(entry);
    }
    viewer.onState(this);
  }

  leave(viewer) {
    if (this.#viewers.delete(viewer) && this.#viewers.size === 0) {
      this.#lingerTimer = setTimeout(() => this.#end(), LINGER);
    }
  }

  #end() {
    feeds.delete(this.#key);
    this.#stopTicking();
    this.#disconnect();
  }

  #disconnect() {
    clearTimeout(this.#retryTimer);
    this.retry = null;
    this.#source?.close();
    this.#source = null;
  }

  #connect() {
    this.#disconnect();
    this.#progress = stamp();
    const source = new EventSource(this.#address());
    source.onopen = () => this.#opened();
    source.onerror = () => this.#failed(source);
    source.onmessage = event => this.#notified(event);
    source.addEventListener('heartbeat', () => this.#alive());
    source.addEventListener('gap', event => this.#missed(event));
    source.addEventListener('bye', event => this.#bidFarewell(event));
    this.#source = source;
  }

  // EventSource resumes by itself with the Last-Event-ID header, but a new one has forgotten the id.
  #address() {
    const url = new URL(this.#url);
    if (this.#lastId !== '') {
      url.searchParams.set('lastEventId', this.#lastId);
    } else {
      url.searchParams.set('last', String(this.#last));
    }
    return url.href;
  }

  #opened() {
    this.everOpened = true;
    this.unanswered = false;
    this.goodbye = null;
    this.#phase = 'open';
    this.#progress = stamp();
    if (!this.#suspect) {
      // After silence an answer alone proves nothing: a buffering proxy answers as well, and then holds every event back.
      this.lastSign = stamp();
    }
    this.#update();
  }

  #alive() {
    this.lastSign = this.#progress = stamp();
    this.#phase = 'open';
    this.#suspect = false;
    this.#failures = 0;
    this.#update();
  }

  #notified(event) {
    this.#lastId = event.lastEventId;
    const entry = readMessage(event);
    const isNew = this.#seen.add(entry.id);
    if (isNew) {
      this.lastArrival = stamp();
      this.#lastGap = '';
    }
    this.#alive();
    if (isNew) {
      this.#deliver(entry);
    }
  }

  #missed(event) {
    this.#alive();
    const gap = parseGap(event.data);
    // A gap has no id: until the next notification each reconnect asks for the same place and hears of the same gap.
    const gapKey = JSON.stringify(gap);
    if (gap.missed !== 0 && gapKey !== this.#lastGap) {
      this.#lastGap = gapKey;
      this.#deliver({ kind: 'gap', id: `gap ${gapKey}`, missed: gap.missed });
    }
  }

  #bidFarewell(event) {
    this.goodbye = parseReason(event.data);
    this.#progress = stamp();
  }

  #deliver(entry) {
    this.#entries.push(entry);
    if (this.#entries.length > this.#last) {
      this.#entries.shift();
    }
    for (const viewer of this.#viewers) {
      viewer.onEntry(entry);
    }
  }

  #failed(source) {
    this.#phase = 'gone';
    this.unanswered = false;
    this.#progress = stamp();
    // Any answer but 200 ends an EventSource for good; after anything else it tries again by itself.
    if (source.readyState === EventSource.CLOSED) {
      this.#retryLater();
    }
    this.#update();
  }

  #retryLater() {
    this.#disconnect();
    const longest = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** this.#failures++);
    // Half by chance: what failed together must not come back together.
    const wait = longest * (0.5 + Math.random() / 2);
    this.retry = { since: stamp(), wait };
    this.#retryTimer = setTimeout(() => this.#connect(), wait);
  }

  // Runs once a second. A connection that is silent for too long is given up, whatever the browser thinks of it.
  #watch() {
    const patience = this.goodbye === null ? STALE_AFTER : PATIENCE_AFTER_GOODBYE;
    if (this.#source !== null && age(this.#progress) > patience) {
      this.#suspect ||= this.#phase === 'open';
      this.unanswered = this.#phase !== 'open';
      this.#phase = this.#phase === 'open' ? 'connecting' : 'gone';
      this.#connect();
    }
    this.#update();
  }

  #update() {
    const state = this.#currentState();
    if (state !== this.state) {
      this.state = state;
      this.since = new Date();
      for (const viewer of this.#viewers) {
        viewer.onState(this);
      }
    }
  }

  #currentState() {
    if (this.#phase === 'gone') {
      return 'gone';
    }
    if (this.#suspect || this.#phase === 'connecting') {
      return this.#suspect ? 'stale' : 'connecting';
    }
    return age(this.lastArrival) > QUIET_AFTER ? 'quiet' : 'live';
  }
}
