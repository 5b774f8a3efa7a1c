import './loopback/environment.js';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { describeJobs, moment } from './clients/aliyun.js';
import { capture, headerOf } from './loopback/capture.js';
import { startEmulator } from './loopback/emulator.js';
import { hangUp, send } from './loopback/send.js';
import { dueElsewhere, dueForHeader, dueForName, dueForQuery, describeRefusal } from './refusals/aliyun.js';
import { changedBody, changedHeader, changedName, changedTarget, changedText } from './refusals/changed.js';
import { allRefused } from './refusals/refused.js';
import { awkward } from './vectors/awkward.js';

const documentedJob = 'dtsexjk1alb116****';
const ids = list => ({ SynchronizationJobIdListJsonStr: JSON.stringify(list) });

let emulator, endpoint, keys;

before(async () => {
    emulator = await startEmulator();
    const { accessKeyId, accessKeySecret, stsAccessKeyId, stsAccessKeySecret, stsSecurityToken, ...others } = emulator.aliyun;
    endpoint = new URL(others.endpoint).host;
    keys = {
        lasting: { accessKeyId, accessKeySecret },
        temporary: { accessKeyId: stsAccessKeyId, accessKeySecret: stsAccessKeySecret, securityToken: stsSecurityToken },
        forbidden: { accessKeyId: others.forbiddenAccessKeyId, accessKeySecret: others.forbiddenAccessKeySecret },
    };
});

after(async () => {
    hangUp();
    await emulator?.stop();
});

for (const signature of ['acs3', 'rpc']) {
    const ask = options => describeJobs({ endpoint, signature, key: keys.lasting, query: ids([documentedJob]), ...options });
    const refused = (options, code, statusCode) => assert.rejects(ask(options), { code, statusCode });

    describe(`Aliyun's client, ${signature}`, () => {
        for (const key of ['lasting', 'temporary']) {
            for (const method of ['POST', 'GET']) {
                test(`is accepted with a ${key} key by ${method}`, async () => {
                    const before = (await emulator.counted())[`dts.${signature}`] ?? 0;
                    const { statusCode, body } = await ask({ key: keys[key], method });
                    assert.equal(statusCode, 200);
                    assert.deepEqual(body.SynchronizationJobListStatusList.map(job => job.SynchronizationJobId), [documentedJob]);
                    assert.equal((await emulator.counted())[`dts.${signature}`], before + 1);
                });
            }
        }

        test('is accepted with parameters in a form', async () => {
            const { body } = await ask({ query: {}, body: ids([documentedJob, 'a b+*~']) });
            assert.equal(body.SynchronizationJobListStatusList.length, 1);
        });

        for (const value of awkward) {
            test(`is accepted with ${JSON.stringify(value)}`, async () => {
                const { statusCode } = await ask({ query: { ...ids([documentedJob, value]), ResourceGroupId: value } });
                assert.equal(statusCode, 200);
            });
        }

        test('is refused without permission', () => refused({ key: keys.forbidden }, 'Forbidden.RAM', 403));

        test('is refused with a date sixteen minutes off', async () => {
            for (const minutes of [-16, 16]) {
                const date = new Date(Date.now() + minutes * 60_000).toISOString().replace(/\.\d+Z/, 'Z');
                const { headers, query } = moment(signature, date, `skewed-${signature}-${minutes}`);
                await refused({ headers, query: { ...ids([documentedJob]), ...query } }, 'InvalidTimeStamp.Expired', 400);
            }
        });

        test('is refused with each byte of the secret changed', async t => {
            const secrets = changedText(keys.lasting.accessKeySecret);
            for (const [, accessKeySecret] of secrets)
                await refused({ key: { ...keys.lasting, accessKeySecret } }, 'SignatureDoesNotMatch', 400);
            t.diagnostic(`${secrets.length} secrets refused`);
        });

        for (const key of ['lasting', 'temporary']) {
            test(`is refused with each signed byte changed, ${key} key`, async t => {
                const request = await capture(() => ask({ key: keys[key], query: { ...ids([documentedJob, 'a b+*~!中😀']), RegionId: '' } }));
                await refusesChanges(t, request, keys[key]);
                await acceptsOnce(request);
            });
        }

        test('is refused with each byte of a form changed', async t => {
            const request = await capture(() => ask({ query: {}, body: ids([documentedJob, 'a b+*~!中😀']) }));
            await allRefused(t, emulator.address, [...changedBody(request), ...changedHeader(request, 'content-type')], () => dueElsewhere, describeRefusal);
            await acceptsOnce(request);
        });
    });

    const refusesChanges = signature === 'acs3' ? refusesAcs3 : refusesRpc;
}

async function refusesAcs3(t, request, key) {
    const names = /SignedHeaders=([^,]*)/.exec(headerOf(request, 'authorization'))[1].split(';');
    assert.equal(names.includes('x-acs-security-token'), 'securityToken' in key);
    for (const name of [...names, 'authorization'])
        await allRefused(t, emulator.address, changedHeader(request, name), change => dueForHeader(name, change, request), describeRefusal);
    // Without the header Host a request is none.
    for (const name of names.filter(name => name !== 'host'))
        await allRefused(t, emulator.address, changedName(request, name), () => dueForName, describeRefusal);
    const elsewhere = [...changedTarget(request, 2), ...otherMethod(request), { what: 'a body', request: { ...request, ...withBody(request) } }];
    await allRefused(t, emulator.address, elsewhere, () => dueElsewhere, describeRefusal);
}

async function refusesRpc(t, request, key) {
    await allRefused(t, emulator.address, changedTarget(request, 2), change => dueForQuery(change.request.target, key), describeRefusal);
    await allRefused(t, emulator.address, otherMethod(request), () => dueElsewhere, describeRefusal);
}

// That what was captured is taken shows that each refusal came of the one byte, and nothing else.
async function acceptsOnce(request) {
    const { status, text } = await send(emulator.address, request);
    assert.equal(status, 200, text);
    assert.equal(describeRefusal(await send(emulator.address, request)), '400 SignatureNonceUsed');
}

function otherMethod(request) {
    return [{ what: 'method', request: { ...request, method: 'GET' } }];
}

function withBody({ headers }) {
    return { body: Buffer.from('x'), headers: headers.map(([name, value]) => [name, name.toLowerCase() === 'content-length' ? '1' : value]) };
}
