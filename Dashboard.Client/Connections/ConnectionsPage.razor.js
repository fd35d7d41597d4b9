// Tells when the figures on the screen are older than three seconds. It is noticed here because the browser is the only
// one that knows what has arrived in it.
const staleAfterMs = 3000;

const watched = new Map();

export function initialize(page) {
  if (!page) {
    return;
  }
  let changedAt = performance.now();
  const note = page.querySelector('.stale-note');
  const show = () => {
    const age = performance.now() - changedAt;
    const stale = age > staleAfterMs;
    page.classList.toggle('stale', stale);
    const words = stale ? `Nothing new for ${Math.floor(age / 1000)} s: what you see may be out of date.` : '';
    // An alert is read out whenever it changes; the seconds go on in silence.
    if (stale !== (note.textContent !== '') || !stale) {
      note.textContent = words;
    } else {
      note.firstChild.nodeValue = words;
    }
  };
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
    show();
  });
  observer.observe(page, { attributes: true, attributeFilter: ['data-taken'] });
  watched.set(page, { observer, timer: setInterval(show, 500) });
}

export function dispose(page) {
  const { observer, timer } = watched.get(page) ?? {};
  observer?.disconnect();
  clearInterval(timer);
  watched.delete(page);
}
