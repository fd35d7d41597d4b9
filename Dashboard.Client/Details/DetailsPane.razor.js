// As a sheet the pane takes the focus, and gives it back when it goes. There is one at a time.
const sheet = matchMedia('(max-width: 640px)');
let cameFrom = null;

export function initialize(pane) {
  cameFrom = document.activeElement;
  if (sheet.matches) {
    pane.querySelector('h2').focus({ preventScroll: true });
  }
}

export function toTop(pane) {
  pane.querySelector('.scroll').scrollTop = 0;
}

// The pane is gone by now, and the focus with it if it was inside.
export function dispose() {
  if (cameFrom?.isConnected && (!document.activeElement || document.activeElement === document.body)) {
    cameFrom.focus({ preventScroll: true });
  }
  cameFrom = null;
}
