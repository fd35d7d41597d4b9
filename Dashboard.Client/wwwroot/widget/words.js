// Every sentence about the connection, in one place. Pure functions: from what a feed knows to what people read.

import { age } from './clock.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Browsers open six connections to one server over HTTP/1.1 and let the seventh wait without a word.
const BROWSER_CONNECTIONS = 6;

/** The states with their symbol and their word: never colour alone. */
export const STATES = {
  idle: { symbol: '–', word: 'Nothing to watch' },
  connecting: { symbol: '◌', word: 'Connecting' },
  live: { symbol: '●', word: 'Live' },
  quiet: { symbol: '○', word: 'Quiet' },
  stale: { symbol: '◐', word: 'Stale' },
  gone: { symbol: '✕', word: 'No contact' },
};

const GOODBYES = {
  shutdown: 'The server is stopping or restarting.',
  limit: 'The server has as many readers as it allows.',
  'address-limit': 'There are as many readers from this address as the server allows.',
  closed: 'Somebody closed this connection on the server.',
  'log-unreadable': 'The server cannot read its log now.',
  'upstream-unavailable': 'The proxy answers, the server behind it does not.',
};

export function duration(milliseconds) {
  if (milliseconds < MINUTE) {
    return `${Math.floor(milliseconds / SECOND)} s`;
  }
  if (milliseconds < HOUR) {
    return `${Math.floor(milliseconds / MINUTE)} min`;
  }
  return milliseconds < 2 * DAY ? `${Math.floor(milliseconds / HOUR)} h` : `${Math.floor(milliseconds / DAY)} d`;
}

/** The age of the last sign of life, for beside the state; empty before the first. */
export function signOfLife(feed) {
  return feed.lastSign ? `${duration(age(feed.lastSign))} ago` : '';
}

/** The state in a sentence, for the tooltip and for what screen readers announce. */
export function stateSentence(feed) {
  switch (feed.state) {
    case 'connecting':
      return `Connecting to ${feed.host}.`;
    case 'live':
      return `Connected to ${feed.host}.`;
    case 'quiet':
      return `Connected to ${feed.host}; no notification for ${duration(age(feed.lastArrival))}.`;
    default:
      return troubleSentence(feed);
  }
}

/** What the banner says while what is shown may be out of date; empty while all is well. */
export function troubleSentence(feed) {
  if (feed.state === 'gone' && !feed.everOpened) {
    return `${firstFailure(feed)} ${nextAttempt(feed)}`;
  }
  if (feed.state === 'gone' || feed.state === 'stale') {
    const since = feed.lastSign ? ` for ${duration(age(feed.lastSign))}` : '';
    const why = feed.goodbye === null ? '' : ` ${goodbye(feed.goodbye)}`;
    return `No contact with ${feed.host}${since}. What you see may be out of date.${why} ${nextAttempt(feed)}`;
  }
  return '';
}

// A browser does not tell a page why an EventSource failed: name the causes that are left, the likely ones only.
function firstFailure(feed) {
  if (feed.unanswered && feed.rivals >= BROWSER_CONNECTIONS) {
    return `This page asks ${feed.host} for ${feed.rivals + 1} event streams, and over HTTP/1.1 browsers open `
      + `${BROWSER_CONNECTIONS} per server: name several streams in one element instead.`;
  }
  if (feed.unanswered) {
    return `${feed.host} does not answer.`;
  }
  if (feed.origin === location.origin) {
    return `${feed.host} cannot be reached, or refuses this subscription.`;
  }
  return `${feed.host} cannot be reached, or it does not allow this page's origin, ${location.origin}: `
    + 'then add it to Access:EmbedOrigins in the settings of that server.';
}

function goodbye(reason) {
  return GOODBYES[reason] ?? `The server ended the stream (${reason}).`;
}

function nextAttempt(feed) {
  const wait = feed.retry === null ? 0 : feed.retry.wait - age(feed.retry.since);
  return wait > SECOND ? `Trying again in ${duration(wait)}.` : 'Trying again.';
}

export function gapSentence(missed) {
  if (missed === null) {
    return 'An unknown number of notifications were missed';
  }
  return missed === 1 ? '1 notification was missed' : `${missed.toLocaleString('en')} notifications were missed`;
}

export function newSentence(count) {
  return count === 1 ? '1 new notification' : `${count} new notifications`;
}
