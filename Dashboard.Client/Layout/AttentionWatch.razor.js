// Tells the component whether the page can be seen.
let listener = null;

export function initialize(component) {
  listener = () => {
    // A page that has lost its circuit tells again when it is loaded anew.
    component.invokeMethodAsync('Seen', document.visibilityState === 'visible').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', listener);
  listener();
}

export function dispose() {
  document.removeEventListener('visibilitychange', listener);
}
