// The colour scheme: what the person chose, or the system's. A classic script in the head, so that nothing is painted
// in the wrong colours first; the cookie lets the server render the next visit's first paint right.
(() => {
  const key = 'dashboard-scheme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const listeners = new Set();

  const chosen = () => localStorage.getItem(key) ?? 'system';
  const isDark = () => chosen() === 'dark' || (chosen() === 'system' && system.matches);

  const apply = () => {
    const scheme = isDark() ? 'dark' : 'light';
    document.documentElement.dataset.scheme = scheme;
    // The frame of an installed page has the colour of the bar.
    document.querySelector('meta[name=theme-color]').content = isDark() ? '#181c24' : '#ffffff';
    document.cookie = `${key}=${scheme}; path=/; max-age=31536000; samesite=strict`;
    listeners.forEach((listener) => listener.invokeMethodAsync('SchemeChanged', isDark()));
  };

  system.addEventListener('change', apply);
  apply();

  globalThis.dashboardScheme = {
    chosen,
    isDark,
    choose(value) {
      localStorage.setItem(key, value);
      apply();
    },
    listen: (listener) => listeners.add(listener),
  };
})();
