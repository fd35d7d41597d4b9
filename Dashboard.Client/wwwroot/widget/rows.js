// Step 7 of the journey, in the browser: one entry as a list item. Everything that people wrote becomes text nodes, in
// <bdi> so that marks of writing direction cannot reach beyond it. There is no markup in, so there is none out.

import { shown } from './hidden.js';
import { gapSentence } from './words.js';

// Shape and word as well as colour, for eyes that see colours differently. U+FE0E asks for text, not for an emoji.
const SEVERITIES = {
  debug: '·',
  info: '●',
  warning: '▲\uFE0E',
  error: '■',
  critical: '◆',
};
const LINK_PROTOCOLS = ['http:', 'https:', 'mailto:'];

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** An element of the given class with text or elements in it. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children); // strings become text nodes
  return element;
}

/** The day of a moment, to group rows by. */
export function dayOf(date) {
  return DAY.format(date);
}

/** The list item for an entry. `data-day` is empty where the entry does not know when it happened. */
export function makeRow(entry) {
  const row = entry.kind === 'notification' ? notificationRow(entry.notification) : markRow(entry);
  row.dataset.kind = entry.kind;
  row.setAttribute('part', `row ${entry.kind}`);
  return row;
}

/** A line that names the day of the rows below it. */
export function makeDayRow(day) {
  const row = make('li', 'day', day);
  row.dataset.kind = 'day';
  row.dataset.day = day;
  return row;
}

function markRow(entry) {
  const text = entry.kind === 'gap' ? gapSentence(entry.missed) : 'An event could not be read';
  const row = make('li', 'row mark', make('span', 'mark-text', text));
  row.dataset.day = '';
  return row;
}

function notificationRow(notification) {
  const severity = Object.hasOwn(SEVERITIES, notification.severity) ? notification.severity : 'info';
  const published = new Date(notification.publishedAt);
  const stream = isolated('stream', notification.stream);
  stream.title = notification.stream; // long names are cut
  const row = make('li', 'row', severityMark(severity), timeOf(notification, published), stream, titleOf(notification));
  if (typeof notification.body === 'string' && notification.body.trim() !== '') {
    const body = isolated('body', notification.body.trim());
    body.title = shown(notification.body); // the row shows two lines of it
    row.append(body);
  }
  row.dataset.id = String(notification.id ?? '');
  row.dataset.severity = severity;
  row.dataset.stream = notification.stream;
  row.dataset.status = notification.status === 'resolved' ? 'resolved' : '';
  row.dataset.day = isDate(published) ? dayOf(published) : '';
  return row;
}

function severityMark(severity) {
  const symbol = make('span', 'symbol', SEVERITIES[severity]);
  symbol.setAttribute('aria-hidden', 'true');
  return make('span', 'severity', symbol, make('span', 'severity-word', severity));
}

function timeOf(notification, published) {
  if (!isDate(published)) {
    return make('span', 'time', '--:--:--');
  }
  const time = make('time', 'time', TIME.format(published));
  time.dateTime = published.toISOString();
  const occurred = notification.occurredAt ? new Date(notification.occurredAt) : null;
  time.title = isDate(occurred)
    ? `Published ${MOMENT.format(published)}; happened ${MOMENT.format(occurred)}`
    : MOMENT.format(published);
  return time;
}

function titleOf(notification) {
  const text = isolated('title-text', notification.title);
  const href = safeLink(notification.url);
  const title = make('span', 'title', href === null ? text : linkTo(href, text));
  title.title = shown(notification.title); // the row shows four lines of it
  if (notification.status === 'resolved') {
    title.prepend(make('span', 'status', '✓ resolved'), ' ');
  }
  return title;
}

function linkTo(href, text) {
  const link = make('a', 'link', text);
  link.href = href;
  link.rel = 'noopener noreferrer nofollow';
  link.target = '_blank';
  return link;
}

// The server checks this too, but the element may read from any server. Relative addresses are nobody's to guess.
function safeLink(url) {
  try {
    const parsed = new URL(url);
    return LINK_PROTOCOLS.includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null; // no address: the title stays plain text
  }
}

function isolated(className, text) {
  return make('bdi', className, shown(text));
}

function isDate(date) {
  return date !== null && !Number.isNaN(date.getTime());
}
