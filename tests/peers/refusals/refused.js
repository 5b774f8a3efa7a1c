// Sends changed requests and checks that each is refused as it is due.

import assert from 'node:assert/strict';
import { send } from '../loopback/send.js';

const together = 8;

/** Every change of `changes`, each with the refusal `due` for it. The number of requests goes to the test's report. */
export async function allRefused(test, address, changes, due, describeRefusal) {
    assert.notEqual(changes.length, 0, 'There is nothing to change.');
    const wrong = [];
    for (let i = 0; i < changes.length; i += together) {
        await Promise.all(changes.slice(i, i + together).map(async change => {
            const refusal = describeRefusal(await send(address, change.request));
            if (refusal !== due(change)) wrong.push(`${change.what}: ${refusal}, not ${due(change)}`);
        }));
    }
    assert.deepEqual(wrong, []);
    test.diagnostic(`${changes.length} requests refused`);
}
