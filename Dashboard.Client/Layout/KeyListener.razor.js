// Hears keys for the page, and asks the server only for those that do something.
let component = null;
let handled = new Set();
let prefixes = new Set();
let before = null;

// After the first of two keys the second has to come within this time.
const secondWithinMs = 1500;

// Keys that fields and controls have a use for themselves.
const fields = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=""], [contenteditable=true]';
const lists = '[role=menu], [role=listbox], [role=radiogroup], [role=tablist], [role=slider]';
const controls = 'a[href], button, summary, input, [role=button], [role=menuitem], [role=option], [role=tab], [role=switch], [role=checkbox]';

export function initialize(listener) {
  component = listener;
  addEventListener('keydown', hear);
}

export function handle(keys) {
  handled = new Set(keys);
  prefixes = new Set(keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]));
}

export function open(dialog) {
  if (!dialog.open) {
    dialog.showModal();
  }
}

export function close(dialog) {
  dialog.close();
}

export function dispose() {
  removeEventListener('keydown', hear);
}

function hear(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || wanted(event)) {
    return;
  }
  const key = event.key === ' ' ? 'Space' : event.key;
  const first = before !== null && event.timeStamp - before.at < secondWithinMs ? before.key : null;
  before = null;
  const keys = first !== null && handled.has(`${first} ${key}`) ? `${first} ${key}` : key;
  if (handled.has(keys)) {
    event.preventDefault();
    // Without its circuit the page says so, and a key does nothing.
    component.invokeMethodAsync('Pressed', keys).catch(() => undefined);
  } else if (prefixes.has(key)) {
    before = { key, at: event.timeStamp };
  }
}

// Whether what has the focus, or a dialog, wants the key for itself.
function wanted({ key, target }) {
  const element = target instanceof Element ? target : document.body;
  return element.closest(fields) !== null
    || element.closest(lists) !== null
    || document.querySelector('dialog:modal, .mud-dialog, [aria-modal=true]') !== null
    || ((key === 'Enter' || key === ' ') && element.closest(controls) !== null);
}
