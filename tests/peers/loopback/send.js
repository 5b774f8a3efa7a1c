// Sends a request as it stands, nothing added but what HTTP itself needs.

import http from 'node:http';

const limit = 10_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

/** The answer: `{ status, text }`. */
export function send(address, { method, target, headers, body }) {
    const { hostname, port } = new URL(address);
    return new Promise((resolve, reject) => {
        const request = http.request({
            hostname, port, method, path: target, agent, setHost: false, signal: AbortSignal.timeout(limit),
            headers: headers.filter(([name]) => name.toLowerCase() !== 'connection').flat(),
        }, async answer => {
            try {
                resolve({ status: answer.statusCode, text: Buffer.concat(await answer.toArray()).toString('utf8') });
            }
            catch (failure) {
                reject(failure);
            }
        });
        request.on('error', reject);
        request.end(body.length > 0 ? body : undefined);
    });
}

/** Lets the connections go that were kept for the next request. */
export function hangUp() {
    agent.destroy();
}
