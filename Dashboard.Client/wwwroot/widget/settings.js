// From attributes to an address. Nothing here throws: what is wrong is returned as a sentence for the reader.

const SEVERITIES = ['debug', 'info', 'warning', 'error', 'critical'];
const ALL_STREAMS = '*';
const STREAM_NAME = /^[a-z0-9_][a-z0-9._-]{0,63}$/;

const DEFAULT_LAST = 20;
const MOST_LAST = 1_000; // what the server gives at the most
const DEFAULT_MAX = 100;
const MOST_MAX = 5_000; // beyond it a list of plain rows gets slow

export const OBSERVED = ['stream', 'severity', 'last', 'max', 'heading', 'src', 'theme'];

/**
 * Reads an element's attributes. `problem` is a sentence where they make no sense; `url` is the address of the feed
 * without `last`, which only a first connection asks for.
 */
export function readSettings(element) {
  const streams = streamNames(element.getAttribute('stream'));
  const settings = {
    streams,
    last: wholeNumber(element.getAttribute('last'), DEFAULT_LAST, 0, MOST_LAST),
    max: wholeNumber(element.getAttribute('max'), DEFAULT_MAX, 1, MOST_MAX),
    heading: element.getAttribute('heading')?.trim() || defaultHeading(streams),
    problem: null,
    url: null,
  };

  const base = baseAddress(element.getAttribute('src'));
  const severity = element.getAttribute('severity')?.trim().toLowerCase() ?? '';
  settings.problem = problemWith(streams, severity, base);
  if (settings.problem === null) {
    settings.url = feedAddress(base, streams, severity);
  }
  return settings;
}

// Sorted and without repetitions, so that elements that mean the same share one connection.
function streamNames(text) {
  const names = [...new Set((text ?? '').split(/[\s,]+/u).filter(name => name !== ''))].sort();
  return names.includes(ALL_STREAMS) ? [ALL_STREAMS] : names;
}

function defaultHeading(streams) {
  if (streams[0] === ALL_STREAMS) {
    return 'All streams';
  }
  return streams.length > 0 ? streams.join(', ') : 'Notifications';
}

function wholeNumber(text, fallback, least, most) {
  const number = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? Math.min(most, Math.max(least, Math.trunc(number))) : fallback;
}

// This module lives in {base}/widget/, so that the one line that embeds the element already names the server.
function baseAddress(src) {
  try {
    const base = src ? new URL(src, document.baseURI) : new URL('../', import.meta.url);
    base.search = '';
    base.hash = '';
    base.pathname = base.pathname.replace(/\/*$/u, '/');
    return base.protocol === 'http:' || base.protocol === 'https:' ? base : null;
  } catch {
    return null; // not an address at all; problemWith says so
  }
}

function problemWith(streams, severity, base) {
  if (streams.length === 0) {
    return 'Which stream? Give this element the attribute stream: one name, several, or * for all.';
  }
  const odd = streams.find(name => name !== ALL_STREAMS && !STREAM_NAME.test(name));
  if (odd !== undefined) {
    return `“${odd}” is not the name of a stream: 1 to 64 lower-case letters, digits, dots, hyphens or underscores.`;
  }
  if (severity !== '' && !SEVERITIES.includes(severity)) {
    return `“${severity}” is not a severity: use one of ${SEVERITIES.join(', ')}.`;
  }
  return base === null ? 'The attribute src is not an http or https address.' : null;
}

function feedAddress(base, streams, severity) {
  const url = new URL('sse', base);
  for (const name of streams) {
    url.searchParams.append('stream', name);
  }
  if (severity !== '') {
    url.searchParams.append('severity', severity);
  }
  return url.href;
}
