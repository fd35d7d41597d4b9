// The title and the icon of the browser's tab: how many notifications there are to read, and whether the page can be
// trusted. A page that has lost its circuit says so without being asked.

// Signs differ in form and not only in colour. The icon's ground is dark in both schemes, so are its colours.
const states = {
  connecting: { words: '', sign: '<circle cx="25" cy="7" r="5" fill="#1f2937" stroke="#a7b0bd" stroke-width="2.5" stroke-dasharray="3 2"/>' },
  live: { words: '', sign: '<circle cx="25" cy="7" r="5.5" fill="#6fd08c"/>' },
  quiet: { words: '', sign: '<circle cx="25" cy="7" r="4.5" fill="none" stroke="#6fd08c" stroke-width="3"/>' },
  stale: { words: '⚠ stale · ', sign: '<path d="M24 0l8 14H16z" fill="#f2b84b"/>' },
  gone: { words: '✕ no connection · ', sign: '<path d="M18 1l12 12M30 1L18 13" stroke="#ff8a65" stroke-width="4.5" stroke-linecap="round"/>' },
};
const ground = '<rect width="32" height="32" rx="7" fill="#1f2937"/><path d="M3 20h6l4-9 5 13 3-8h8" fill="none" stroke="#60a5fa" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/>';

let count = 0;
let state = null;
let title = '';
let written = null;
let drawn = null;
let observers = null;

export function show(unread, feedState) {
  count = unread;
  state = feedState;
  if (observers === null) {
    observe();
  }
  update();
}

export function dispose() {
  observers?.forEach((observer) => observer.disconnect());
  observers = null;
}

function observe() {
  const titles = new MutationObserver(update);
  titles.observe(document.head, { childList: true, subtree: true, characterData: true });
  const circuit = new MutationObserver(update);
  circuit.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
  observers = [titles, circuit];
}

function update() {
  const now = document.documentElement.classList.contains('circuit-lost') ? 'gone' : state;
  updateTitle(now);
  updateIcon(now);
}

// The text node stays the one that the page renders into; a title set by the document would replace it.
function updateTitle(now) {
  // Beside the text stand marks that the page needs to find it again.
  const nodes = [...document.querySelector('title')?.childNodes ?? []];
  const text = nodes.find((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim() !== '');
  if (!text) {
    return;
  }
  if (text.nodeValue !== written) {
    title = text.nodeValue;
  }
  written = `${states[now]?.words ?? ''}${count > 0 ? `(${count}) ` : ''}${title}`;
  if (text.nodeValue !== written) {
    text.nodeValue = written;
  }
}

function updateIcon(now) {
  const icon = document.querySelector('link[rel=icon]');
  const figure = count > 99 ? '99+' : `${count}`;
  const picture = `${now} ${figure}`;
  if (!icon || (icon === drawn?.icon && picture === drawn.picture)) {
    return;
  }
  const unread = count > 0
    ? `<rect y="15" width="32" height="17" rx="5" fill="#fff"/><text x="16" y="29" font-family="sans-serif" font-size="15" font-weight="700" text-anchor="middle" fill="#16191f">${figure}</text>`
    : '';
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${ground}${states[now]?.sign ?? ''}${unread}</svg>`;
  icon.href = `data:image/svg+xml,${encodeURIComponent(image)}`;
  drawn = { icon, picture };
}
