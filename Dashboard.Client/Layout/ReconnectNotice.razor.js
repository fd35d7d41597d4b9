// Starts Blazor so that it never gives up: a screen that people watch for hours must come back by itself, after any
// time. A circuit that the server does not know any more (it was restarted) is replaced by loading the page again,
// which loses nothing: the page's state lives in its address.
const firstRetryMs = 500;
const longestRetryMs = 5000;

// Three beats of CircuitPulse.
const silentAfterMs = 6000;

const notice = document.getElementById('components-reconnect-modal');
let lostByBlazor = false;
let lastBeat = null;

// Spread by chance, so that the pages of a restarted server do not come back in step.
function retryAfter(attempt) {
  const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempt, 10));
  return wait * (0.5 + Math.random() / 2);
}

function show() {
  const silent = lastBeat !== null && performance.now() - lastBeat > silentAfterMs;
  notice.classList.toggle('silent', silent);
  document.documentElement.classList.toggle('circuit-lost', lostByBlazor || silent);
}

notice.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  lostByBlazor = detail.state !== 'hide';
  show();
  if (detail.state === 'rejected') {
    location.reload();
  }
});

new MutationObserver(() => {
  lastBeat = performance.now();
  show();
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-beat'] });
setInterval(show, 1000);

Blazor.start({
  circuit: { reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: retryAfter } },
});
