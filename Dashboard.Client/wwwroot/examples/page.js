// Fills in what an example can only know once it is served: its own address, and the stream that ?stream= asks for.

const NAMES = /^[a-z0-9][a-z0-9._-]{0,63}$/;

const asked = new URLSearchParams(location.search).get('stream') || '*';
const server = new URL('..', location.href).href.replace(/\/$/, '');
// People paste these lines into a shell and a page: a name that is none must not get into them by way of a link.
const name = asked.split(/[\s,]+/).find(part => NAMES.test(part)) ?? 'ops';

const TEXTS = {
  curl: `curl -d "disk full on db1" ${server}/api/streams/${name}/notifications`,
  embed: `<script type="module" src="${server}/widget/dashboard-stream.js"></script>\n`
    + `<dashboard-stream stream="${name}"></dashboard-stream>`,
};

for (const element of document.querySelectorAll('[data-fill]')) {
  element.textContent = TEXTS[element.dataset.fill];
}
for (const element of document.querySelectorAll('[data-stream]')) {
  element.setAttribute('stream', asked);
}
for (const link of document.querySelectorAll('[data-keep-query]')) {
  link.search = location.search;
}
