// Reads an export piece by piece, tells how far it is, and saves it once it is whole.
const running = new WeakMap();

// So often that the figures move, and so rarely that they can be read.
const tellEvery = 250;

export async function start(root, component, address) {
  const abort = new AbortController();
  running.set(root, abort);
  const count = { rows: 0, bytes: 0, quoted: false, tail: '' };
  const tell = (state, detail = null) =>
    component.invokeMethodAsync('Progressed', { state, rows: count.rows, bytes: count.bytes, detail });
  try {
    const response = await fetch(new URL(address, document.baseURI), { signal: abort.signal });
    if (!response.ok) {
      await tell('failed', await reasonOf(response));
      return;
    }

    const type = response.headers.get('Content-Type');
    const pieces = await read(response.body.getReader(), count, () => tell('running'));
    save(new Blob(pieces, { type }), nameIn(response.headers.get('Content-Disposition')));
    const cut = count.tail.includes('"complete":false') || (type.startsWith('text/csv') && /\n"","","","","This is not all:[^\n]*\r\n$/.test(count.tail));
    count.rows = Math.max(0, count.rows - linesBesides(type, cut));
    await tell(cut ? 'cut' : 'saved');
  } catch (error) {
    await tell(abort.signal.aborted ? 'cancelled' : 'failed', error.message);
  } finally {
    running.delete(root);
  }
}

export function cancel(root) {
  running.get(root)?.abort();
}

async function read(reader, count, tell) {
  const pieces = [];
  const text = new TextDecoder();
  let told = performance.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return pieces;
    }

    pieces.push(value);
    countLines(value, count);
    count.tail = (count.tail + text.decode(value, { stream: true })).slice(-1000);
    if (performance.now() - told > tellEvery) {
      told = performance.now();
      tell();
    }
  }
}

// A line is a notification: in JSON there are no line breaks inside of one, in CSV they stand between quotation marks.
function countLines(bytes, count) {
  count.bytes += bytes.length;
  for (const byte of bytes) {
    if (byte === 34) {
      count.quoted = !count.quoted;
    } else if (byte === 10 && !count.quoted) {
      count.rows += 1;
    }
  }
}

// The names of the columns and the line of a cut; the last line of NDJSON; the first and the last two of JSON.
function linesBesides(type, cut) {
  return type.startsWith('text/csv') ? 1 + cut : type.startsWith('application/x-ndjson') ? 1 : 2;
}

async function reasonOf(response) {
  try {
    const problem = await response.json();
    return Object.values(problem.errors ?? {}).flat().join(' ') || problem.detail || response.statusText;
  } catch {
    return `The server answered ${response.status}.`;
  }
}

function nameIn(disposition) {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'notifications';
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the file over by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
