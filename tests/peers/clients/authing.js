// list-sync-jobs as Authing's own management client signs and sends it.

import { mock } from 'node:test';
import os from 'node:os';
import authing from 'authing-node-sdk';

export const path = '/api/v3/list-sync-jobs';

/** Makes one call. Its answer is the service's envelope: the client does not look at `statusCode`. */
export function listSyncJobs({ host, key, options = {}, parameters }) {
    const client = new authing.ManagementClient({ host, ...key, ...options });
    return client.listSyncJobs(parameters);
}

/**
 * Runs a call with the clock, chance and the machine standing still, for the client makes its date and nonce of them and has
 * no other way in.
 */
export async function standingStill(now, chance, call) {
    const pid = Object.getOwnPropertyDescriptor(process, 'pid');
    const still = [mock.method(Math, 'random', () => chance), mock.method(os, 'hostname', () => 'peer')];
    Object.defineProperty(process, 'pid', { ...pid, value: 1 });
    mock.timers.enable({ apis: ['Date'], now });
    try {
        return await call();
    }
    finally {
        mock.timers.reset();
        Object.defineProperty(process, 'pid', pid);
        still.forEach(({ mock }) => mock.restore());
    }
}
