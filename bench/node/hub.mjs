// A hub for Server-Sent Events as it is usually written with Node: a set of responses, one write for each.
//
//     node hub.mjs PORT
import http from 'node:http';

const subscribers = new Set();
let id = 0;

function subscribe(response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': connected\n\n');
    subscribers.add(response);
    response.on('close', () => subscribers.delete(response));
}

function publish(text, response) {
    const frame = `id: ${++id}\ndata: ${text}\n\n`;
    for (const subscriber of subscribers) {
        subscriber.write(frame);
    }
    response.writeHead(201, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ id }));
}

http.createServer((request, response) => {
    if (request.method === 'GET') {
        subscribe(response);
        return;
    }
    let body = '';
    request.setEncoding('utf8');
    request.on('data', piece => { body += piece; });
    request.on('end', () => publish(body, response));
}).listen(Number(process.argv[2]), '127.0.0.1');

// Heartbeats, as the others send them.
setInterval(() => {
    for (const subscriber of subscribers) {
        subscriber.write(': heartbeat\n\n');
    }
}, 15_000);
