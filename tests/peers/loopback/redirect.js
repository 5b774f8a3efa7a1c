// Leads every connection of the Node.js process to a port of loopback, whichever host and protocol the client names.

import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { mock } from 'node:test';

let redirections = 0;

/** Redirects until `restore()`. `hosts` holds the hosts that were named. */
export function redirect(port) {
    const hosts = new Set();
    const pool = `redirect:${++redirections}`;
    const mocks = [http.Agent.prototype, https.Agent.prototype].flatMap(agent => [
        // A pool of its own: a connection kept from an earlier call would lead to the host it was made for.
        mock.method(agent, 'getName', ({ host }) => `${pool}:${host}`),
        // Without TLS, as loopback has no certificate for the host.
        mock.method(agent, 'createConnection', options => {
            hosts.add(options.host);
            return net.connect(port, '127.0.0.1');
        }),
    ]);
    return { hosts, restore: () => mocks.forEach(({ mock }) => mock.restore()) };
}
