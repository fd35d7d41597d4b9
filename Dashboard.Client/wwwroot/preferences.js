// Keeps the person's preferences in this browser, and tells the page when another tab has changed them.
const key = 'dashboard-preferences';
const refused = 'This browser does not let pages keep anything: what you choose lasts until the page is closed.';

let listener = null;

export function open(store, maxBytes) {
  close();
  listener = (event) => {
    if (event.key === key || event.key === null) {
      // A page that has lost its circuit asks again when it comes back.
      store.invokeMethodAsync('KeptElsewhere', bounded(event.newValue, maxBytes)).catch(() => undefined);
    }
  };
  addEventListener('storage', listener);
  try {
    return bounded(localStorage.getItem(key), maxBytes);
  } catch {
    return { text: null, trouble: refused };
  }
}

// What is wrong, in words; null where it was kept.
export function write(text) {
  try {
    localStorage.setItem(key, text);
    return null;
  } catch (error) {
    return error.name === 'QuotaExceededError' ? 'The storage of this browser is full: what you choose lasts until the page is closed.' : refused;
  }
}

// What cannot be read is not overwritten without a trace.
export function setAside() {
  try {
    localStorage.setItem(`${key}-damaged`, localStorage.getItem(key) ?? '');
  } catch {
    // The storage was refused in between, and then nothing overwrites it either.
  }
}

export function close() {
  removeEventListener('storage', listener);
  listener = null;
}

// The connection to the server would end over a longer message.
function bounded(text, maxBytes) {
  const tooLong = text !== null && new TextEncoder().encode(JSON.stringify(text)).length > maxBytes;
  return tooLong ? { text: null, trouble: 'The preferences kept in this browser are too long to be read; these are those of a new visitor.' } : { text, trouble: null };
}
