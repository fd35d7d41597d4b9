// Reads notifications without any library. ?stream=ops on the address of this page chooses the stream.
const stream = new URLSearchParams(location.search).get('stream') || '*';
let lastId = '';
let wait = 1_000;

function connect() {
  const url = new URL('../sse', location.href);
  url.searchParams.set('stream', stream);
  url.searchParams.set(lastId ? 'lastEventId' : 'last', lastId || '20'); // go on after lastId, or begin with the last 20
  const source = new EventSource(url);

  source.onopen = () => say('live');
  source.onmessage = event => {
    lastId = event.lastEventId;
    const { publishedAt, severity, stream: from, title } = JSON.parse(event.data);
    show(`${severity} · ${from} · ${title}`, new Date(publishedAt));
  };
  source.addEventListener('heartbeat', event => {
    wait = 1_000; // the path works: next time begin with a short wait again
    say(`live, last heartbeat at ${new Date(JSON.parse(event.data).time).toLocaleTimeString()}`);
  });
  source.addEventListener('gap', event => show(`${JSON.parse(event.data).missed ?? 'an unknown number of'} notifications were missed`));
  source.addEventListener('bye', event => show(`the server ends the stream: ${JSON.parse(event.data).reason}`));
  source.onerror = () => {
    say('no contact, trying again');
    if (source.readyState === EventSource.CLOSED) { // after any answer but 200 the browser gives up: begin anew
      setTimeout(connect, wait * (0.5 + Math.random() / 2));
      wait = Math.min(wait * 2, 30_000);
    }
  };
}

function say(text) {
  document.getElementById('state').textContent = text;
}

function show(text, at = new Date()) {
  const row = document.createElement('li');
  row.textContent = `${at.toLocaleString()} · ${text}`; // textContent: what others wrote is never markup
  document.getElementById('log').prepend(row);
}

connect();
