// The looks of the pane, as a constructed style sheet: it needs no style-src from the page's Content-Security-Policy, and
// all elements of a page share it. The custom properties have the names that the whole product uses; a page may set them.

// Every colour of text has at least 4.5:1 on the surface.
const LIGHT = `
  color-scheme: light;
  --surface: var(--dashboard-surface, #ffffff);
  --text: var(--dashboard-text, #1b1f24);
  --muted: var(--dashboard-muted, #59616c);
  --border: var(--dashboard-border, #d9dde2);
  --debug: var(--dashboard-debug, #656c78);
  --info: var(--dashboard-info, #0b5fb8);
  --warning: var(--dashboard-warning, #8a5a00);
  --error: var(--dashboard-error, #b83c00);
  --critical: var(--dashboard-critical, #b3005e);
  --live: var(--dashboard-live, #1a7340);
  --stale: var(--dashboard-stale, #8a5a00);
`;
const DARK = `
  color-scheme: dark;
  --surface: var(--dashboard-surface, #15181d);
  --text: var(--dashboard-text, #e6e9ee);
  --muted: var(--dashboard-muted, #9aa4b1);
  --border: var(--dashboard-border, #323842);
  --debug: var(--dashboard-debug, #98a1ae);
  --info: var(--dashboard-info, #66b0ff);
  --warning: var(--dashboard-warning, #f2b53c);
  --error: var(--dashboard-error, #ff8552);
  --critical: var(--dashboard-critical, #ff7ab0);
  --live: var(--dashboard-live, #57c884);
  --stale: var(--dashboard-stale, #f2b53c);
`;

const PANE = `
  :host { display: block; block-size: 360px; min-inline-size: min(280px, 100%); ${LIGHT} }
  @media (prefers-color-scheme: dark) { :host { ${DARK} } }
  :host([theme="light"]) { ${LIGHT} }
  :host([theme="dark"]) { ${DARK} }
  :host([hidden]) { display: none; }
  [hidden] { display: none !important; }
  * { box-sizing: border-box; margin: 0; }
  .pane {
    container-type: inline-size; position: relative;
    display: flex; flex-direction: column; block-size: 100%; overflow: hidden;
    background: var(--surface); color: var(--text);
    border: 1px solid var(--border); border-radius: 8px;
    font: 14px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    font-variant-numeric: tabular-nums; text-align: start;
  }
  .bar {
    display: flex; align-items: center; gap: 4px 12px; flex: none;
    min-block-size: 44px; padding: 8px 12px; border-block-end: 1px solid var(--border);
  }
  .heading {
    flex: 1; min-inline-size: 0; font-size: inherit; font-weight: 600;
    overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  }
  .state { display: flex; gap: 6px; flex: none; color: var(--muted); white-space: nowrap; }
  .state-word { font-weight: 600; color: var(--text); }
  [data-state="live"] :is(.state-symbol, .state-word), [data-state="quiet"] :is(.state-symbol, .state-word) { color: var(--live); }
  [data-state="stale"] :is(.state-symbol, .state-word), [data-state="gone"] :is(.state-symbol, .state-word) { color: var(--stale); }
  .banner {
    flex: none; padding: 8px 12px; overflow-wrap: anywhere; font-weight: 600;
    color: var(--stale); border-block-end: 1px solid var(--border); border-inline-start: 4px solid currentColor;
    background: color-mix(in srgb, var(--stale) 8%, var(--surface));
  }
  .body-of-pane { position: relative; flex: 1; min-block-size: 0; }
  .empty { position: absolute; inset: 0; display: grid; place-content: center; padding: 16px; color: var(--muted); pointer-events: none; }
  .new {
    position: absolute; inset-block-start: 8px; inset-inline: 0; margin-inline: auto; inline-size: max-content;
    padding: 6px 14px; border: 0; border-radius: 16px; font: inherit; font-weight: 600; cursor: pointer;
    background: var(--info); color: var(--surface); box-shadow: 0 2px 8px rgb(0 0 0 / .3);
  }
  .spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  :focus-visible { outline: 2px solid var(--info); outline-offset: -2px; }
  .new:focus-visible { outline-color: var(--text); outline-offset: 2px; }
`;

// Rows clip what sticks out of them: towers of combining marks in one must not cover its neighbours.
const ROWS = `
  .list { block-size: 100%; overflow: hidden auto; overflow-anchor: none; overscroll-behavior: contain; padding: 0; list-style: none; }
  .row {
    display: grid; grid-template: "severity time stream" auto "title title title" auto "body body body" auto / auto auto 1fr;
    gap: 0 8px; padding: 5px 12px; overflow: clip; border-block-end: 1px solid var(--border);
  }
  .severity { grid-area: severity; display: flex; gap: 6px; font-weight: 600; color: var(--severity); }
  .symbol { inline-size: 14px; text-align: center; }
  .severity-word { position: absolute; clip-path: inset(50%); inline-size: 1px; overflow: hidden; }
  [data-severity="debug"] { --severity: var(--debug); }
  [data-severity="info"] { --severity: var(--info); }
  [data-severity="warning"] { --severity: var(--warning); }
  [data-severity="error"] { --severity: var(--error); }
  [data-severity="critical"] { --severity: var(--critical); }
  [data-severity="critical"]:not([data-status="resolved"]) .severity {
    background: var(--severity); color: var(--surface); border-radius: 4px; margin-inline-start: -4px; padding-inline: 4px;
  }
  .time { grid-area: time; color: var(--muted); white-space: nowrap; }
  .stream { grid-area: stream; color: var(--muted); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .title, .body { display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden; overflow-wrap: anywhere; }
  .title { grid-area: title; -webkit-line-clamp: 4; }
  :is([data-severity="error"], [data-severity="critical"]):not([data-status="resolved"]) .title { font-weight: 600; }
  .link { color: inherit; text-decoration-color: var(--muted); text-underline-offset: 3px; }
  .link:hover { text-decoration-color: currentColor; }
  .status { color: var(--live); font-weight: 600; white-space: nowrap; }
  .body { grid-area: body; -webkit-line-clamp: 2; color: var(--muted); white-space: pre-line; }
  .stream, .body { text-align: -webkit-match-parent; text-align: match-parent; } /* columns stay straight in any script */
  .day { padding: 10px 12px 4px; color: var(--muted); font-size: 12px; font-weight: 600; border-block-end: 1px solid var(--border); }
  .mark { display: flex; align-items: center; text-align: center; color: var(--stale); font-weight: 600; }
  .mark::before, .mark::after { content: ""; flex: 1; border-block-start: 2px dashed currentColor; }
  @container (min-width: 560px) {
    .row { grid-template: "severity time stream title" auto ". . . body" auto / 86px 64px 112px 1fr; }
    .state-age:not(:empty)::before { content: "last sign of life "; }
    .severity-word { position: static; clip-path: none; inline-size: auto; }
  }
`;

// Old news must look old from across the room: no colour, and a hatched ground. The words stay legible.
const STALE = `
  :is([data-state="stale"], [data-state="gone"]) .list {
    filter: grayscale(1); --text: var(--muted); color: var(--muted);
    background: repeating-linear-gradient(135deg, transparent 0 10px, color-mix(in srgb, var(--muted) 9%, transparent) 10px 20px);
  }
  :is([data-state="stale"], [data-state="gone"]) [data-severity] { --severity: var(--muted); }
  @media (prefers-reduced-motion: no-preference) { .list { transition: filter 150ms, color 150ms; } }
  @media (forced-colors: active) { .severity, .new { border: 1px solid; } }
`;

export const sheet = new CSSStyleSheet();
sheet.replaceSync(PANE + ROWS + STALE);
