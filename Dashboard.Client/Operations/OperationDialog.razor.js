// Keys of the dialog that asks what an operation lacks.

// The first field that somebody fills in: what is muted, until when, or the note.
const first = '.query, [type=radio]:checked, textarea';

export function begin(form) {
  form.addEventListener('keydown', press);
  form.querySelector(first)?.focus();
}

export function correct(form) {
  form.querySelector('[aria-invalid=true]')?.focus();
}

// Enter in a field of one line does it anyway; a note of more lines is written with Shift.
function press(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !(event.target instanceof HTMLTextAreaElement)) {
    return;
  }
  event.preventDefault();
  // The browser tells of a text that was changed when its field is left; whoever is done here does not leave it.
  event.target.dispatchEvent(new Event('change', { bubbles: true }));
  event.currentTarget.requestSubmit();
}
