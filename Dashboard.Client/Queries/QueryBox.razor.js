// Tells the component what is typed and where the caret is, and which keys its list wants.
export function initialize(input, component) {
  // Without its circuit the page says so, and the field only keeps what is typed.
  const call = (method, ...values) => component.invokeMethodAsync(method, ...values).catch(() => undefined);
  input.addEventListener('input', () => call('Typed', input.value, input.selectionStart ?? input.value.length));
  input.addEventListener('blur', () => call('Blurred'));
  input.addEventListener('keydown', (event) => {
    const open = input.getAttribute('aria-expanded') === 'true';
    const wanted = event.key === 'Tab' ? open && !event.shiftKey && input.dataset.completes === 'true'
      : event.key === 'ArrowUp' ? open
      : ['ArrowDown', 'Enter', 'Escape'].includes(event.key);
    if (wanted && !event.isComposing && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      call('Pressed', event.key);
    }
  });
  // What was typed before the page came to life.
  if (input.value !== input.defaultValue) {
    call('Typed', input.value, input.selectionStart ?? input.value.length);
  }
}

export function write(input, text, caret, focus) {
  input.value = text;
  if (focus) {
    input.focus();
    input.setSelectionRange(caret, caret);
  }
}

export function focus(input) {
  input.focus();
  input.select();
}
