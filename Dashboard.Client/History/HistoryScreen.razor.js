// Tells the component when the end of the list comes into view while there is more.
const observers = new WeakMap();

// So early that a reader who scrolls on does not see the end.
const margin = '600px';

export function initialize(page, component) {
  const list = page.querySelector('.list');
  const end = page.querySelector('.end');
  const asked = () => end.dataset.more === 'true' && component.invokeMethodAsync('EndInView');
  const observer = new IntersectionObserver(([entry]) => {
    observers.get(page).inView = entry.isIntersecting;
    if (entry.isIntersecting) {
      asked();
    }
  }, { root: list, rootMargin: margin });
  observers.set(page, { observer, asked, inView: false });
  observer.observe(end);
}

export function look(page) {
  const known = observers.get(page);
  if (known?.inView) {
    known.asked();
  }
}

export function dispose(page) {
  observers.get(page)?.observer.disconnect();
  observers.delete(page);
}

// The row, or else the list; the focus brings it into view.
export function focus(page, id) {
  const row = id && page.querySelector(`.list > [data-id="${CSS.escape(id)}"]`);
  (row || page.querySelector('.list')).focus();
}
