// Keeps where the parts of a page are scrolled to while it is loaded again, which happens by itself when the server was
// restarted. A part takes part by its name: data-keep-scroll="rows".
const key = 'dashboard-scroll';

// A list has its rows only some time after the page is there.
const tryForMs = 10000;
const tryEveryMs = 100;

addEventListener('pagehide', () => {
  const offsets = {};
  for (const part of document.querySelectorAll('[data-keep-scroll]')) {
    if (part.scrollTop > 0) {
      offsets[part.dataset.keepScroll] = part.scrollTop;
    }
  }
  try {
    sessionStorage.setItem(key, JSON.stringify({ address: location.href, offsets }));
  } catch {
    // Without a storage the page begins at its top.
  }
});

function kept() {
  try {
    const { address, offsets } = JSON.parse(sessionStorage.getItem(key)) ?? {};
    return address === location.href ? offsets : {};
  } catch {
    return {};
  }
}

// The circuit takes the place of the first sight of the page with elements of its own, which begin at their top.
function isTakenOver() {
  return document.querySelector('[data-beat]:not([data-beat="0"])') !== null;
}

function restore(waiting) {
  const until = performance.now() + tryForMs;
  const events = ['wheel', 'touchmove', 'keydown', 'pointerdown'];
  const stop = () => {
    clearInterval(timer);
    events.forEach((name) => removeEventListener(name, stop, true));
  };
  const timer = setInterval(() => {
    const isLast = isTakenOver();
    for (const [name, top] of waiting) {
      const part = document.querySelector(`[data-keep-scroll="${CSS.escape(name)}"]`);
      if (part && part.scrollHeight - part.clientHeight >= top) {
        part.scrollTop = top;
        if (isLast) {
          waiting.delete(name);
        }
      }
    }
    if (waiting.size === 0 || performance.now() > until) {
      stop();
    }
  }, tryEveryMs);
  // Whoever moves has chosen another place.
  events.forEach((name) => addEventListener(name, stop, { capture: true, passive: true }));
}

if (performance.getEntriesByType('navigation')[0]?.type === 'reload') {
  const waiting = new Map(Object.entries(kept()));
  if (waiting.size > 0) {
    restore(waiting);
  }
}
