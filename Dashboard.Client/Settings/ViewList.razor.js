// Copies the link of a view at once: browsers let a page write to the clipboard only while it handles a press.
const known = new WeakSet();

export function initialize(list, component) {
  if (!list || known.has(list)) {
    return;
  }
  known.add(list);
  list.addEventListener('click', async ({ target }) => {
    const text = target.closest('[data-copy]')?.dataset.copy;
    if (text === undefined) {
      return;
    }
    // There is no clipboard on a page that came over plain http from another machine.
    const copied = await (navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false);
    component.invokeMethodAsync('Copied', copied).catch(() => undefined);
  });
}
