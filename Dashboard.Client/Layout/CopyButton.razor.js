// Copies at once when the button is pressed, and tells the component afterwards.
export function initialize(button, component) {
  button?.addEventListener('click', async () => {
    const copied = await copy(button.dataset.text);
    // A page that has lost its circuit still copies; it can only not say so.
    component.invokeMethodAsync('Tell', copied).catch(() => undefined);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // There is no clipboard on a page that came over plain http from another machine.
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return copied;
}
