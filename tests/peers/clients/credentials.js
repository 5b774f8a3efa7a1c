// Temporary keys as Aliyun's own credentials client obtains them.

import client from '@alicloud/credentials';

const { default: Credential, Config } = client;

/** One key: `{ accessKeyId, accessKeySecret, securityToken, providerName }`. Without a configuration, by the default chain. */
export async function getKey(config) {
    const { accessKeyId, accessKeySecret, securityToken, providerName } =
        await new Credential(config && new Config(config)).getCredential();
    return { accessKeyId, accessKeySecret, securityToken, providerName };
}
