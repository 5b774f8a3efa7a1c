// DescribeSynchronizationJobStatusList as Aliyun's own client signs and sends it.

import core from '@alicloud/openapi-core';

const { default: Client, $OpenApiUtil: { Config, OpenApiRequest, Params } } = core;

export const action = 'DescribeSynchronizationJobStatusList';
export const version = '2020-01-01';

// `v2` is the client's own name for the older RPC signature; without it, it signs with ACS3-HMAC-SHA256.
const algorithms = { acs3: undefined, rpc: 'v2' };

/**
 * Makes one call. Its answer is the client's: `{ statusCode, headers, body }`, or its error with `code` and `statusCode`.
 * `headers` and `query` take the place of what the client would set itself: that is how a date and a nonce are given.
 */
export function describeJobs({ endpoint, key, signature, method = 'POST', query = {}, headers = {}, body }) {
    const client = new Client(new Config({
        protocol: 'http',
        endpoint,
        signatureAlgorithm: algorithms[signature],
        readTimeout: 10_000,
        connectTimeout: 10_000,
        ...(key.nameless ? { credential: nameless(key) } : key),
    }));
    const params = new Params({
        action, version, protocol: 'HTTP', pathname: '/', method,
        authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json',
    });
    return client.callApi(params, new OpenApiRequest({ query, headers, body }), {});
}

/** A date and a nonce for a call signed this way, where the client takes them. */
export function moment(signature, date, nonce) {
    return signature === 'rpc'
        ? { query: { Timestamp: date, SignatureNonce: nonce } }
        : { headers: { 'x-acs-date': date, 'x-acs-signature-nonce': nonce } };
}

// A credential of the caller's own has no provider, and the client then leaves out the header that names one.
const nameless = ({ nameless: _, ...key }) => ({ getCredential: async () => key });
