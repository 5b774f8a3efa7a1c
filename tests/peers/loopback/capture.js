// What a client would send, byte for byte, taken on loopback whichever host the client names.

import './environment.js';
import http from 'node:http';
import { once } from 'node:events';
import { redirect } from './redirect.js';

/** Runs a call and gives its one request: `{ method, target, headers: [[name, value]], body }`. */
export async function capture(call) {
    const requests = [];
    const server = http.createServer(async (request, response) => {
        const body = Buffer.concat(await request.toArray());
        requests.push({ method: request.method, target: request.url, headers: pairs(request.rawHeaders), body });
        response.writeHead(200, { 'Content-Type': 'application/json', Connection: 'close' }).end('{}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    const { restore } = redirect(port);
    try {
        await call();
    }
    finally {
        restore();
        server.closeAllConnections();
        server.close();
    }
    if (requests.length !== 1) throw new Error(`The client sent ${requests.length} requests, not one.`);
    return requests[0];
}

/** A header's value, whatever the case of its name. */
export function headerOf(request, name) {
    return request.headers.find(([given]) => given.toLowerCase() === name)?.[1];
}

function pairs(flat) {
    return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
}
