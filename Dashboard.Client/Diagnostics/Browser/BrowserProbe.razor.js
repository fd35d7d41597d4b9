// Holds the connections of a diagnosis in this browser, and reports what it sees in batches. Both kinds of connections
// get the same events: an EventSource as pages use it, and fetch, which shows status, headers, and what came together.

// A report must fit into one message of the circuit (32 KB): at about 70 bytes an event, with room for the headers.
const mostPerReport = 150;
const mostHeaderLetters = 4000;
const tickMs = 50;

// The browser tells of a request only when it is over, and a little later.
const settleMs = 150;

export function start(plan, page) {
  const zero = performance.now();
  const now = () => performance.now() - zero;
  const stop = new AbortController();
  const waiting = [];
  const states = new Map(plan.connections.map((one) => [one.name, newState(one, now())]));
  const health = watchPage(now);
  const protocols = watchProtocols(plan, states);

  const context = { now, stop, states, plan, add: (event) => waiting.push(event) };
  for (const one of plan.connections) {
    (one.usesEventSource ? listen : read)(one, context);
  }

  let sending = Promise.resolve();
  const send = (isLast) => {
    sending = sending.then(() => report(page, waiting, states, health, isLast)).catch(end);
    return sending;
  };
  const timer = setInterval(() => send(false), plan.batchMs);
  const over = setTimeout(finish, plan.readMs);
  addEventListener("pagehide", end);

  function end() {
    clearInterval(timer);
    clearTimeout(over);
    removeEventListener("pagehide", end);
    stop.abort();
    health.end();
    protocols.disconnect();
  }

  async function finish() {
    clearInterval(timer);
    stop.abort();
    await new Promise((done) => setTimeout(done, settleMs));
    while (waiting.length > mostPerReport) {
      await send(false);
    }
    await send(true);
    end();
  }

  return { end };
}

function newState(connection, startedAtMs) {
  return {
    connection: connection.name,
    startedAtMs,
    headersAtMs: null,
    firstByteAtMs: null,
    status: null,
    protocol: null,
    headers: [],
    end: null,
    endedAtMs: null,
    events: 0,
  };
}

async function report(page, waiting, states, health, isLast) {
  await page.invokeMethodAsync("Report", {
    events: waiting.splice(0, mostPerReport),
    connections: [...states.values()].map(({ events, ...state }) => state),
    stalledMs: health.takeStall(),
    wasHidden: health.wasHidden(),
    hasServiceWorker: Boolean(navigator.serviceWorker?.controller),
    userAgent: navigator.userAgent,
    isLast,
  });
}

// An EventSource tells when it is open and when an event has come, and nothing else (WHATWG HTML, section 9.2).
function listen(connection, { now, stop, states, plan, add }) {
  const state = states.get(connection.name);
  const source = new EventSource(connection.url);
  let lastAt = -1;
  let reads = -1;
  source.onopen = () => {
    state.headersAtMs = state.firstByteAtMs = now();
  };
  source.onmessage = (message) => {
    const atMs = now();

    // Events of one read are handed out one right after the other.
    reads += atMs - lastAt > 1 ? 1 : 0;
    lastAt = atMs;
    note(state, plan, add, { number: numberIn(message.lastEventId), atMs, read: reads, bytes: message.data.length });
  };
  source.onerror = () => {
    // It would come back by itself, as a new reader of other events.
    source.close();
    ended(state, state.headersAtMs === null ? "failed" : "cut", now());
  };
  stop.signal.addEventListener("abort", () => source.close());
}

async function read(connection, { now, stop, states, plan, add }) {
  const state = states.get(connection.name);
  try {
    const response = await fetch(connection.url, {
      signal: stop.signal,
      cache: "no-store",

      // As an EventSource asks: another mode would have connections of its own, beside the six that pages share.
      credentials: "same-origin",
      redirect: "manual",
      headers: { Accept: "text/event-stream" },
    });
    state.headersAtMs = now();
    state.status = response.status;
    state.headers = headersOf(response);
    await readBody(response.body.getReader(), state, (event) => note(state, plan, add, event), now);
    ended(state, "clean", now());
  } catch {
    if (!stop.signal.aborted) {
      ended(state, state.headersAtMs === null ? "failed" : "cut", now());
    }
  }
}

function headersOf(response) {
  let room = mostHeaderLetters;
  return [...response.headers]
    .filter(([name, value]) => (room -= name.length + value.length) > 0)
    .map(([name, value]) => ({ name, value }));
}

async function readBody(reader, state, tell, now) {
  const decoder = new TextDecoder();
  let text = "";
  for (let reads = 0; ; reads++) {
    const { done, value } = await reader.read();
    const atMs = now();
    if (done) {
      return;
    }
    state.firstByteAtMs ??= atMs;
    const parts = (text + decoder.decode(value, { stream: true })).split("\n\n");
    text = parts.pop();
    for (const part of parts) {
      const id = /^id: (.+)$/m.exec(part);
      if (id) {
        tell({ number: numberIn(id[1]), atMs, read: reads, bytes: part.length + 2 });
      }
    }
  }
}

function note(state, plan, add, event) {
  if (event.number && state.events < plan.mostEvents) {
    state.events++;
    add({ connection: state.connection, ...event });
  }
}

function ended(state, end, atMs) {
  state.end ??= end;
  state.endedAtMs ??= atMs;
}

// SESSION-7 is 7.
function numberIn(id) {
  return Number(id.slice(id.lastIndexOf("-") + 1)) || 0;
}

// Only the list of finished requests names the protocol (Resource Timing, nextHopProtocol).
function watchProtocols(plan, states) {
  const names = new Map(plan.connections.map((one) => [one.url, one.name]));
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const state = states.get(names.get(entry.name));
      if (state && entry.nextHopProtocol) {
        state.protocol = entry.nextHopProtocol;
      }
    }
  });
  observer.observe({ type: "resource" });
  return observer;
}

// How late the page is with its own timers: what came meanwhile may be late for the same reason.
function watchPage(now) {
  let before = now();
  let stall = 0;
  let hidden = document.hidden;
  const timer = setInterval(() => {
    const at = now();
    stall = document.hidden ? stall : Math.max(stall, at - before - tickMs);
    before = at;
  }, tickMs);
  const look = () => {
    hidden ||= document.hidden;
    before = now();
  };
  document.addEventListener("visibilitychange", look);
  return {
    takeStall: () => stall,
    wasHidden: () => hidden,
    end: () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    },
  };
}
