// Which refusal each changed byte of a call to Aliyun is due: `status code`, in the order the service looks.

import { headerOf } from '../loopback/capture.js';
import { action, version } from '../clients/aliyun.js';
import { iso, judgeDate } from './clock.js';

const mismatch = '400 SignatureDoesNotMatch';
const incomplete = '400 IncompleteSignature';
const unknownKey = '404 InvalidAccessKeyId.NotFound';
const dates = { malformed: '400 InvalidTimeStamp.Format', skewed: '400 InvalidTimeStamp.Expired', near: mismatch };
const mandatory = ['Version', 'AccessKeyId', 'Signature', 'SignatureMethod', 'SignatureVersion', 'SignatureNonce', 'Timestamp'];

/** What a refusal says, in JSON or XML. */
export function describeRefusal({ status, text }) {
    return `${status} ${/"Code":"([^"]*)"|<Code>([^<]*)/.exec(text)?.slice(1).join('') ?? text}`;
}

/** The refusal of a changed value of a header that ACS3 signs. */
export function dueForHeader(name, { value, at }, original) {
    switch (name) {
        case 'x-acs-action': return '404 InvalidAction.NotFound';
        case 'x-acs-version': return '400 InvalidVersion';
        case 'x-acs-date': return dates[judgeDate(value, iso)];
        case 'x-acs-accesskey-id': return incomplete;
        case 'authorization': return dueForAuthorization(at, original);
        default: return mismatch;
    }
}

/** The refusal where a signed header has another name. */
export const dueForName = incomplete;

/** The refusal where anything else that ACS3 signs has changed. */
export const dueElsewhere = mismatch;

/** The refusal of a changed query that is signed the RPC way, by default of the action of `clients/aliyun.js`. */
export function dueForQuery(target, key, due = { action, version }) {
    const given = parametersOf(target);
    const missing = mandatory.find(name => !given.get(name)) ?? (given.get('Action') ? undefined : 'Action');
    if (missing) return `400 Missing${missing}`;
    if (given.get('SignatureMethod') !== 'HMAC-SHA1') return '400 InvalidSignatureMethod';
    if (given.get('SignatureVersion') !== '1.0') return '400 InvalidSignatureVersion';
    if (given.get('Version') !== due.version) return '400 InvalidVersion';
    if (given.get('Action') !== due.action) return '404 InvalidAction.NotFound';
    return given.get('AccessKeyId') === key.accessKeyId ? dates[judgeDate(given.get('Timestamp'), iso)] : unknownKey;
}

function dueForAuthorization(at, original) {
    const whole = headerOf(original, 'authorization');
    if (at >= whole.indexOf('Signature=') + 'Signature='.length) return mismatch;
    const id = whole.indexOf('=') + 1;
    // A temporary key's id stands in a header as well.
    return at >= id && at < whole.indexOf(',') && headerOf(original, 'x-acs-accesskey-id') === undefined ? unknownKey : incomplete;
}

function parametersOf(target) {
    return new Map(target.slice(target.indexOf('?') + 1).split('&').reverse().map(pair => {
        const [name, ...value] = pair.split('=');
        return [decode(name), decode(value.join('='))];
    }));
}

function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
