// Runs in every page of the screen benchmark, before the page's own scripts: counts what the page paints, and when.
(() => {
  const seen = new Set();
  const watch = { renders: [], inputs: [], longest: 0, delays: [], rowsAt: null };
  window.benchWatch = watch;

  new PerformanceObserver(list => {
    for (const task of list.getEntries()) watch.longest = Math.max(watch.longest, task.duration);
  }).observe({ type: 'longtask', buffered: true });

  // The frame that has the first rows.
  const look = () => {
    if (document.querySelector('.rows .row')) watch.rowsAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // From a key to the frame that shows the cursor elsewhere.
  let pressedAt = null;
  addEventListener('keydown', event => { pressedAt ??= event.timeStamp; }, { capture: true });

  // A title that ends in "at 1234567890123" was published at that time of this machine's clock.
  const note = row => {
    const at = /at (\d{13})$/.exec(row.querySelector('.title')?.textContent ?? '')?.[1];
    const id = row.dataset.id;
    if (at && !seen.has(id)) {
      seen.add(id);
      watch.delays.push(Date.now() - Number(at));
    }
  };

  let cursor = null;
  const render = () => {
    const now = document.querySelector('.rows')?.getAttribute('aria-activedescendant') ?? null;
    if (pressedAt !== null && now !== cursor) {
      const from = pressedAt;
      pressedAt = null;
      requestAnimationFrame(() => watch.inputs.push(performance.now() - from));
    }
    cursor = now;
    watch.renders.push(performance.now());
    if (window.benchReads) document.querySelectorAll('.rows .row[data-id]').forEach(note);
  };

  // Once the list is there: what the frame around it does is not counted.
  window.benchBegin = () => {
    document.querySelectorAll('.rows .row[data-id]').forEach(row => seen.add(row.dataset.id));
    Object.assign(watch, { renders: [], inputs: [], longest: 0, delays: [] });
    new MutationObserver(render).observe(
      document.querySelector('.live .pane'), { subtree: true, childList: true, characterData: true, attributes: true });
  };
})();
