import './loopback/environment.js';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { describeJobs } from './clients/aliyun.js';
import { getKey } from './clients/credentials.js';
import { capture } from './loopback/capture.js';
import { startEmulator } from './loopback/emulator.js';
import { redirect } from './loopback/redirect.js';
import { hangUp, send } from './loopback/send.js';
import { dueElsewhere, dueForQuery, describeRefusal } from './refusals/aliyun.js';
import { changedBody, changedHeader, changedTarget, changedText } from './refusals/changed.js';
import { allRefused } from './refusals/refused.js';

const sts = 'sts.aliyuncs.com';
const metadata = '100.100.100.200';
const rolePath = '/latest/meta-data/ram/security-credentials/';

let emulator, hardened, aliyun, folder, tokenFile, home;

before(async () => {
    [emulator, hardened] = await Promise.all([startEmulator(), startEmulator('--metadata-token', 'required')]);
    ({ aliyun } = emulator);
    folder = mkdtempSync(join(os.tmpdir(), 'statusps-peers-'));
    tokenFile = join(folder, 'oidc-token');
    writeFileSync(tokenFile, aliyun.oidcToken);
    // The default chain reads files of the home folder.
    home = mock.method(os, 'homedir', () => folder);
});

after(async () => {
    home?.mock.restore();
    hangUp();
    if (folder) rmSync(folder, { recursive: true });
    await Promise.all([emulator?.stop(), hardened?.stop()]);
});

const role = more => ({
    type: 'ram_role_arn', accessKeyId: aliyun.accessKeyId, accessKeySecret: aliyun.accessKeySecret,
    roleArn: aliyun.roleArn, roleSessionName: 'peer', ...more,
});
const oidc = more => ({
    type: 'oidc_role_arn', roleArn: aliyun.oidcRoleArn, oidcProviderArn: aliyun.oidcProviderArn,
    oidcTokenFilePath: tokenFile, roleSessionName: 'peer', ...more,
});

describe("Aliyun's credentials client", () => {
    test('assumes a role', async () => {
        const { key, hosts } = await obtained('sts.assumerole', role());
        assert.deepEqual([...hosts], [sts]);
        assert.equal(key.providerName, 'ram_role_arn/static_ak');
        await acceptedByDts(key);
    });

    test('assumes a role with an external id and a policy', async () => {
        const policy = JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: 'dts:*', Resource: '*' }] });
        const { roleArn, externalId } = { roleArn: aliyun.externalRoleArn, externalId: aliyun.externalId };
        const { key } = await obtained('sts.assumerole', role({ roleArn, externalId, policy, roleSessionExpiration: 900 }));
        await acceptedByDts(key);
    });

    test('assumes a chain of roles', async () => {
        const { key: first } = await obtained('sts.assumerole', role());
        const { key } = await obtained('sts.assumerole', role({ ...first, roleArn: aliyun.chainedRoleArn }));
        assert.equal(key.providerName, 'ram_role_arn/static_sts');
        await acceptedByDts(key);
    });

    test('assumes a role at the endpoint of a region', async () => {
        const { hosts } = await obtained('sts.assumerole', role({ stsRegionId: 'cn-hangzhou', enableVpc: true }));
        assert.deepEqual([...hosts], ['sts-vpc.cn-hangzhou.aliyuncs.com']);
    });

    for (const [what, more, code] of [
        ['the external id', () => ({ roleArn: aliyun.externalRoleArn }), /NoPermission/],
        ['the first role of a chain', () => ({ roleArn: aliyun.chainedRoleArn }), /NoPermission/],
        ['a role that exists', () => ({ roleArn: aliyun.roleArn + 'x' }), /EntityNotExist\.Role/],
        // The client says so only if the server signed the same text.
        ['the right secret', () => ({ accessKeySecret: 'wrong' }), /the access key secret is invalid/],
    ]) {
        test(`is refused without ${what}`, () => assert.rejects(redirected(emulator, () => getKey(role(more()))), code));
    }

    test('assumes a role with an OIDC token', async () => {
        const { key, hosts } = await obtained('sts.assumerolewithoidc', oidc());
        assert.deepEqual([...hosts], [sts]);
        await acceptedByDts(key);
    });

    for (const [what, lifetime, code] of [['an expired', -1, 'Expired'], ['a damaged', 60, 'Invalid']]) {
        test(`is refused with ${what} OIDC token`, async () => {
            const token = await (await fetch(`${emulator.address}/_emulator/oidc-token?lifetime=${lifetime}`)).text();
            const file = join(folder, `oidc-token-${lifetime}`);
            writeFileSync(file, code === 'Invalid' ? changedText(token)[token.length - 5][1] : token);
            await assert.rejects(
                redirected(emulator, () => getKey(oidc({ oidcTokenFilePath: file }))),
                new RegExp(`AuthenticationFail\\.OIDCToken\\.${code}`));
        });
    }

    test('has the keys of the instance that its metadata service gives', async () => {
        for (const roleName of [undefined, aliyun.ecsRoleName]) {
            const { key, hosts } = await obtained('metadata.keys', { type: 'ecs_ram_role', roleName });
            assert.deepEqual([...hosts], [metadata]);
            const given = await (await fetch(emulator.address + rolePath + aliyun.ecsRoleName)).json();
            assert.deepEqual(key, { ...keyOf(given), providerName: 'ecs_ram_role' });
            await acceptedByDts(key);
        }
    });

    test('has the keys of an instance that requires a token', async () => {
        const before = (await hardened.counted())['metadata.token'] ?? 0;
        const { key } = await redirected(hardened, () => getKey({ type: 'ecs_ram_role', disableIMDSv1: true }));
        assert.equal((await hardened.counted())['metadata.token'], before + 2);
        assert.equal((await fetch(hardened.address + rolePath)).status, 403);
        await acceptedByDts(key, hardened);
    });

    test('has the keys that a credentials URI gives', async () => {
        const key = await getKey({ type: 'credentials_uri', credentialsURI: aliyun.credentialsUri });
        const given = await (await fetch(aliyun.credentialsUri)).json();
        assert.deepEqual(key, { ...keyOf(given), providerName: 'credential_uri' });
        await acceptedByDts(key);
    });

    for (const [provider, variables] of [
        ['oidc_role_arn', () => ({
            ALIBABA_CLOUD_ROLE_ARN: aliyun.oidcRoleArn, ALIBABA_CLOUD_OIDC_PROVIDER_ARN: aliyun.oidcProviderArn,
            ALIBABA_CLOUD_OIDC_TOKEN_FILE: tokenFile,
        })],
        ['ecs_ram_role', () => ({ ALIBABA_CLOUD_ECS_METADATA: aliyun.ecsRoleName })],
        ['credential_uri', () => ({
            ALIBABA_CLOUD_CREDENTIALS_URI: aliyun.credentialsUri, ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
        })],
    ]) {
        test(`finds ${provider} in the environment`, async () => {
            Object.assign(process.env, variables());
            try {
                const { key } = await redirected(emulator, () => getKey());
                assert.equal(key.providerName, `default/${provider}`);
                await acceptedByDts(key);
            }
            finally {
                for (const name of Object.keys(variables())) delete process.env[name];
            }
        });
    }

    test('is refused by DTS with keys that have expired', async () => {
        const { key } = await obtained('sts.assumerole', role());
        await fetch(`${emulator.address}/_emulator/expire-aliyun-keys`, { method: 'POST' });
        await assert.rejects(query(key, emulator, 'acs3'), { code: 'InvalidSecurityToken.Expired', statusCode: 400 });
    });

    for (const kind of ['lasting', 'temporary']) {
        test(`is refused with each signed byte of AssumeRole changed, ${kind} key`, async t => {
            const { key: first } = kind === 'temporary' ? await obtained('sts.assumerole', role()) : {};
            const config = role(first && { ...first, roleArn: aliyun.chainedRoleArn });
            const request = await capture(() => getKey(config).catch(() => undefined));
            const due = change => dueForQuery(change.request.target, config, { action: 'AssumeRole', version: '2015-04-01' });
            await allRefused(t, emulator.address, changedTarget(request, 2), due, describeRefusal);
            const elsewhere = [...changedBody(request), ...changedHeader(request, 'content-type')];
            await allRefused(t, emulator.address, elsewhere, () => dueElsewhere, describeRefusal);
            const { status, text } = await send(emulator.address, request);
            assert.equal(status, 200, text);
            assert.equal(describeRefusal(await send(emulator.address, request)), '400 SignatureNonceUsed');
        });
    }
});

/** The key that a configuration gives, the hosts that the client named, and that the emulator has counted one. */
async function obtained(action, config) {
    const before = (await emulator.counted())[action] ?? 0;
    const result = await redirected(emulator, () => getKey(config));
    assert.equal((await emulator.counted())[action], before + 1);
    return result;
}

// The client has its own host for the metadata service, and https for STS: no setting leads it to loopback.
async function redirected({ address }, call) {
    const { hosts, restore } = redirect(new URL(address).port);
    try {
        return { key: await call(), hosts };
    }
    finally {
        restore();
    }
}

async function acceptedByDts(key, served = emulator) {
    assert.match(key.accessKeyId, /^STS\./);
    for (const signature of ['acs3', 'rpc']) assert.equal((await query(key, served, signature)).statusCode, 200);
}

function query({ accessKeyId, accessKeySecret, securityToken }, served, signature) {
    return describeJobs({
        endpoint: new URL(served.address).host, signature, key: { accessKeyId, accessKeySecret, securityToken },
        query: { SynchronizationJobIdListJsonStr: JSON.stringify(['dtsexjk1alb116****']) },
    });
}

function keyOf({ AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken }) {
    return { accessKeyId, accessKeySecret, securityToken };
}
