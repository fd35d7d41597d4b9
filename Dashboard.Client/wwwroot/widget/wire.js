// What stands in the data of an event. Other people wrote it: nothing is taken for granted, and nothing here throws.

// More than the longest replay (1,000), so that whatever a resume repeats is still known.
const IDS_REMEMBERED = 5_000;
const LONGEST_REASON = 64;
const LONGEST_MARK = 200; // of data that stands in for an id

/** An event of the default type as an entry of the list: a notification, or something that cannot be read. */
export function readMessage(event) {
  const value = parseObject(event.data);
  // An event without an id field carries the id of the one before it: only its own data tells the two apart.
  const id = isText(value?.id) ? value.id : `${event.lastEventId} ${event.data.slice(0, LONGEST_MARK)}`;
  const readable = isText(value?.title) && isText(value.stream);
  return readable ? { kind: 'notification', id, notification: value } : { kind: 'unreadable', id };
}

/** Both ids, as far as they are given, and how many were missed: null where that is unknown. */
export function parseGap(data) {
  const value = parseObject(data);
  const missed = Number.isSafeInteger(value?.missed) && value.missed >= 0 ? value.missed : null;
  return { asked: value?.asked ?? null, oldest: value?.oldest ?? null, missed };
}

/** Why the server ends the stream. */
export function parseReason(data) {
  const reason = parseObject(data)?.reason;
  return isText(reason) ? reason.slice(0, LONGEST_REASON) : 'without a reason';
}

function parseObject(data) {
  try {
    const value = JSON.parse(data);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null; // said in words where it matters: an event that could not be read
  }
}

function isText(value) {
  return typeof value === 'string' && value.trim() !== '';
}

/** The ids that were already given: no event is shown twice. */
export class SeenIds {
  #ids = new Set();

  /** Whether the id is new; from now on it is not. */
  add(id) {
    if (this.#ids.has(id)) {
      return false;
    }
    this.#ids.add(id);
    if (this.#ids.size > IDS_REMEMBERED) {
      this.#ids.delete(this.#ids.values().next().value);
    }
    return true;
  }

  clear() {
    this.#ids.clear();
  }
}
