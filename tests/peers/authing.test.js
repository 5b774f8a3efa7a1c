import './loopback/environment.js';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { listSyncJobs, path, standingStill } from './clients/authing.js';
import { capture } from './loopback/capture.js';
import { startEmulator } from './loopback/emulator.js';
import { hangUp, send } from './loopback/send.js';
import { dueForHeader, dueForName, dueForQuery, describeRefusal } from './refusals/authing.js';
import { changedHeader, changedName, changedTarget, changedText } from './refusals/changed.js';
import { allRefused } from './refusals/refused.js';
import { awkward } from './vectors/awkward.js';

const syncTaskId = 1000;

let emulator, key;

before(async () => {
    emulator = await startEmulator();
    const { accessKeyId, accessKeySecret } = emulator.authing;
    key = { accessKeyId, accessKeySecret };
});

after(async () => {
    hangUp();
    await emulator?.stop();
});

const ask = options => listSyncJobs({ host: emulator.authing.host, key, parameters: { syncTaskId }, ...options });
const signed = async () => (await emulator.counted())['authing.list.signature'] ?? 0;

describe("Authing's management client", () => {
    for (const lang of ['zh-CN', 'en-US']) {
        test(`is accepted in ${lang}`, async () => {
            const before = await signed();
            const { statusCode, data } = await ask({ options: { lang } });
            assert.equal(statusCode, 200);
            assert.equal(data.list.syncTaskId, syncTaskId);
            assert.equal(await signed(), before + 1);
        });
    }

    test('is accepted with every parameter', async () => {
        const { statusCode, data } = await ask({ parameters: { syncTaskId: 1001, page: 2, limit: 50, syncTrigger: 'manually' } });
        assert.equal(statusCode, 200);
        assert.ok(data.totalCount > 0);
    });

    for (const syncTrigger of awkward) {
        test(`has its signature taken with ${JSON.stringify(syncTrigger)}`, async () => {
            const before = await signed();
            const { statusCode, apiCode } = await ask({ parameters: { syncTaskId, syncTrigger } });
            assert.deepEqual([statusCode, apiCode], [400, undefined]); // No such trigger; the signature held.
            assert.equal(await signed(), before + 1);
        });
    }

    test('is refused with a date sixteen minutes off', async () => {
        for (const minutes of [-16, 16]) {
            const { statusCode, apiCode } = await standingStill(Date.now() + minutes * 60_000, Math.random(), () => ask());
            assert.deepEqual([statusCode, apiCode], [401, 1305]);
        }
    });

    test('is refused with each byte of the secret changed', async t => {
        const secrets = changedText(key.accessKeySecret);
        for (const [, accessKeySecret] of secrets) {
            const { statusCode, apiCode } = await ask({ key: { ...key, accessKeySecret } });
            assert.deepEqual([statusCode, apiCode], [401, 1302]);
        }
        t.diagnostic(`${secrets.length} secrets refused`);
    });

    test('is refused with each signed byte changed', async t => {
        const request = await capture(() => ask({ options: { tenantId: 'tenant-1' }, parameters: { syncTaskId, page: 1, limit: 50, syncTrigger: 'manually' } }));
        const names = request.headers.map(([name]) => name.toLowerCase()).filter(name => name === 'date' || name.startsWith('x-authing-'));
        for (const name of [...names, 'authorization'])
            await allRefused(t, emulator.address, changedHeader(request, name), change => dueForHeader(name, change, request), describeRefusal);
        for (const name of names)
            await allRefused(t, emulator.address, changedName(request, name), () => dueForName(name), describeRefusal);
        await allRefused(t, emulator.address, changedTarget(request, path.length + 1), () => dueForQuery, describeRefusal);

        const { status, text } = await send(emulator.address, request);
        assert.equal(`${status} ${JSON.parse(text).statusCode}`, '200 200', text);
        assert.equal(describeRefusal(await send(emulator.address, request)), '200 401/1306');
    });
});
