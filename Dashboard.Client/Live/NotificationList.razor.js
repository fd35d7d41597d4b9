// Tells the component when the reader leaves the top of the list and comes back, and keeps the rows under the eyes where
// they are: what the server puts above them before it has heard of the scrolling is scrolled away in the same frame.
const watched = new WeakMap();

// Less than half a row is still the top.
const topPixels = 16;

export function initialize(scroller, component) {
  const state = { left: false, anchor: null, offset: 0 };
  state.onScroll = () => {
    const left = scroller.scrollTop > topPixels;
    if (left !== state.left) {
      state.left = left;
      // Without its circuit the page says so, and there is nobody to tell.
      component.invokeMethodAsync('TopLeft', left).catch(() => undefined);
    }
    remember(scroller, state);
  };
  state.observer = new MutationObserver(() => hold(scroller, state));
  state.observer.observe(scroller, { childList: true, subtree: true });
  scroller.addEventListener('scroll', state.onScroll, { passive: true });
  watched.set(scroller, state);
}

export function goToTop(scroller) {
  scroller.scrollTop = 0;
  scroller.focus({ preventScroll: true });
}

export function focus(scroller) {
  scroller.focus({ preventScroll: true });
}

export function reveal(scroller, index) {
  const height = rowHeight(scroller);
  const top = index * height;
  if (top < scroller.scrollTop) {
    scroller.scrollTop = top;
  } else if (top + height > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = top + height - scroller.clientHeight;
  }
}

export function page(scroller) {
  return Math.max(1, Math.floor(scroller.clientHeight / rowHeight(scroller)) - 1);
}

export function dispose(scroller) {
  const state = watched.get(scroller);
  state?.observer.disconnect();
  scroller.removeEventListener('scroll', state?.onScroll);
  watched.delete(scroller);
}

function rowHeight(scroller) {
  return scroller.querySelector('[role=row]')?.getBoundingClientRect().height || 32;
}

function remember(scroller, state) {
  const top = scroller.getBoundingClientRect().top;
  state.anchor = null;
  if (state.left) {
    for (const row of scroller.querySelectorAll('[data-sequence]')) {
      const { bottom, top: rowTop } = row.getBoundingClientRect();
      if (bottom > top) {
        state.anchor = row.dataset.sequence;
        state.offset = rowTop - top;
        return;
      }
    }
  }
}

function hold(scroller, state) {
  if (!state.left || state.anchor === null) {
    return;
  }
  const row = scroller.querySelector(`[data-sequence="${state.anchor}"]`);
  if (row !== null) {
    const moved = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - state.offset;
    if (Math.abs(moved) >= 1) {
      scroller.scrollTop += moved;
    }
  } else {
    remember(scroller, state);
  }
}
