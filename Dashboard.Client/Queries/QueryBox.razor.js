// The text of the box and where its caret is, and the keys that mean something else while suggestions are open.
const listeners = new WeakMap();

export function initialize(input, component, known) {
  const typed = () => component.invokeMethodAsync('Typed', input.value, input.selectionStart ?? input.value.length);
  const pressed = (event) => {
    const open = input.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Enter' || (open && ['ArrowDown', 'ArrowUp', 'Escape'].includes(event.key))) {
      event.preventDefault();
    }
  };
  listeners.set(input, { typed, pressed });
  input.addEventListener('input', typed);
  input.addEventListener('keydown', pressed);
  if (input.value !== known) {
    // Typed before the page could listen.
    typed();
  }
}

export function show(input, text, caret) {
  input.value = text;
  if (document.activeElement === input) {
    input.setSelectionRange(caret, caret);
  }
}

export function dispose(input) {
  const { typed, pressed } = listeners.get(input);
  input.removeEventListener('input', typed);
  input.removeEventListener('keydown', pressed);
  listeners.delete(input);
}
