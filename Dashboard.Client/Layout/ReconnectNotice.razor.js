// Starts Blazor so that it never gives up: a screen that people watch for hours must come back by itself, after any
// time. A circuit that the server does not know any more (it was restarted) is replaced by loading the page again,
// which loses nothing: the page's state lives in its address, and keep-scroll.js keeps where it was scrolled to.
const firstRetryMs = 500;
const longestRetryMs = 5000;

// Three beats of CircuitPulse.
const silentAfterMs = 6000;

const notice = document.getElementById('components-reconnect-modal');
const since = notice.querySelector('[data-since]');
const next = notice.querySelector('[data-next]');
const now = notice.querySelector('[data-now]');
let lostByBlazor = false;
let lastBeat = null;
let lostAt = null;
let tries = 0;
let nextAt = 0;

// Spread by chance, so that the pages of a restarted server do not come back in step.
function retryAfter(attempt) {
  const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);
  tries = attempt;
  nextAt = performance.now() + wait;
  return wait;
}

function show() {
  const silent = lastBeat !== null && performance.now() - lastBeat > silentAfterMs;
  const lost = lostByBlazor || silent;
  notice.classList.toggle('silent', silent);
  document.documentElement.classList.toggle('circuit-lost', lost);
  if (!lost) {
    lostAt = null;
    tries = 0;
    return;
  }
  // An alert is read out when it comes, and not again while its seconds pass.
  lostAt ??= moment(lastBeat ?? performance.now());
  if (since.textContent !== lostAt.words) {
    since.textContent = lostAt.words;
  }
  // Where the connection stands, another one would help nobody.
  now.hidden = !lostByBlazor;
  next.textContent = `${age(performance.now() - lostAt.at)} without a word. ${whatIsNext()}`;
}

function moment(at) {
  return { at, words: `at ${new Date(performance.timeOrigin + at).toLocaleTimeString()}` };
}

function whatIsNext() {
  if (!lostByBlazor) {
    return 'The connection stands, but nothing comes over it; it is waited for.';
  }
  const seconds = Math.ceil((nextAt - performance.now()) / 1000);
  const tried = tries === 0 ? '' : ` It was tried ${tries === 1 ? 'once' : `${tries} times`}.`;
  return `${seconds > 0 ? `It is tried again in ${seconds} s.` : 'It is being tried now.'}${tried}`;
}

function age(ms) {
  const seconds = Math.floor(ms / 1000);
  return seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

notice.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  lostByBlazor = detail.state !== 'hide';
  show();
  if (detail.state === 'rejected') {
    location.reload();
  }
});

now.addEventListener('click', async () => {
  now.disabled = true;
  try {
    // False means that the server is there and does not know this circuit any more.
    if (await Blazor.reconnect() === false) {
      location.reload();
    }
  } catch {
    // The server is still away: the next try comes by itself.
  } finally {
    now.disabled = false;
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
