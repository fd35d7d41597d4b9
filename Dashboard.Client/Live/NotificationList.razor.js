// Tells the component when the reader leaves the top of the list, and when the top is reached again.
const listeners = new WeakMap();

// Less than half a row is still the top.
const topPixels = 16;

export function initialize(scroller, component) {
  let left = false;
  const listener = () => {
    const now = scroller.scrollTop > topPixels;
    if (now !== left) {
      left = now;
      component.invokeMethodAsync('TopLeft', left);
    }
  };
  listeners.set(scroller, listener);
  scroller.addEventListener('scroll', listener, { passive: true });
}

export function goToTop(scroller) {
  scroller.scrollTop = 0;
  scroller.focus({ preventScroll: true });
}

export function dispose(scroller) {
  scroller.removeEventListener('scroll', listeners.get(scroller));
  listeners.delete(scroller);
}
