// One timer for the whole page. Feeds check for silence by it, elements renew their ages by it.

const EVERY = 1_000;
const listeners = new Set();
let timer = 0;

function tick() {
  for (const listener of [...listeners]) {
    listener();
  }
}

// A page that comes back into view shows the truth at once, not at the next beat of a timer that browsers slow down.
function tickWhenShown() {
  if (!document.hidden) {
    tick();
  }
}

/** Calls the listener about once a second until the returned function is called. */
export function onTick(listener) {
  listeners.add(listener);
  if (listeners.size === 1) {
    timer = setInterval(tick, EVERY);
    document.addEventListener('visibilitychange', tickWhenShown);
  }
  return () => {
    if (listeners.delete(listener) && listeners.size === 0) {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tickWhenShown);
    }
  };
}

/** A moment, by both clocks of the page; see {@link age}. */
export function stamp() {
  return { wall: Date.now(), steady: performance.now() };
}

/**
 * Milliseconds since a {@link stamp}. The steady clock may stand still while a computer sleeps, and the wall clock may
 * be set back: the larger of the two never takes old news for fresh.
 */
export function age(moment) {
  return Math.max(0, Date.now() - moment.wall, performance.now() - moment.steady);
}
