// The vectors: what each client signs, and the signature it gives.

import { action, describeJobs, moment, version } from '../clients/aliyun.js';
import { listSyncJobs, standingStill } from '../clients/authing.js';
import { capture, headerOf } from '../loopback/capture.js';
import { awkward } from './awkward.js';

const host = 'dts.aliyuncs.com';
const date = '2026-03-01T08:00:00Z';

// Made up. The secrets hold what a secret may hold, too.
const keys = [
    { accessKeyId: 'LTAI-vector', accessKeySecret: 'vector+secret/=<&> 密😀' },
    { accessKeyId: 'STS.vector', accessKeySecret: "vector~secret'*()", securityToken: 'vector/token+with==%20&?' },
];
const pool = { accessKeyId: 'vector-userpool', accessKeySecret: 'vector+secret/=<&> 密😀' };

export async function makeVectors() {
    const vectors = { acs3: [], rpc: [], authing: [] };
    for (const [i, value] of awkward.entries()) {
        for (const key of keys) {
            const nonce = `nonce-${i}-${key.accessKeyId}`;
            const parameters = { RegionId: 'cn-hangzhou', SynchronizationJobIdListJsonStr: JSON.stringify([value]), ResourceGroupId: value };
            vectors.acs3.push(await acs3(key, nonce, parameters));
            vectors.rpc.push(await rpc(key, nonce, parameters));
        }
        vectors.authing.push(await authing((i + 0.5) / awkward.length, { syncTaskId: 1000 + i, page: 1 + i, limit: 50, syncTrigger: value }));
    }
    return vectors;
}

async function acs3(key, nonce, parameters) {
    const request = await capture(() => describeJobs({
        endpoint: host, signature: 'acs3', key: { ...key, nameless: true }, query: parameters, ...moment('acs3', date, nonce),
    }));
    return { ...call(key, nonce, parameters), authorization: headerOf(request, 'authorization') };
}

async function rpc(key, nonce, parameters) {
    // The word JSON in capitals, as the older documents and this module write it.
    const query = { ...parameters, Format: 'JSON', ...moment('rpc', date, nonce).query };
    const request = await capture(() => describeJobs({ endpoint: host, signature: 'rpc', key: { ...key, nameless: true }, query }));
    return { ...call(key, nonce, parameters), signature: new URL(request.target, `http://${host}`).searchParams.get('Signature') };
}

async function authing(chance, parameters) {
    const request = await capture(() => standingStill(Date.parse(date), chance, () => listSyncJobs({ host: 'http://authing.invalid', key: pool, parameters })));
    const signed = request.headers.map(([name, value]) => [name.toLowerCase(), value]).filter(([name]) => name === 'date' || name.startsWith('x-authing-'));
    return { ...pool, parameters, headers: Object.fromEntries(signed.sort()), authorization: headerOf(request, 'authorization') };
}

function call(key, nonce, parameters) {
    return { ...key, host, action, version, date, nonce, parameters };
}
