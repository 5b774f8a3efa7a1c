// Which refusal each changed byte of a signed call to Authing is due: `status statusCode/apiCode`.

import { headerOf } from '../loopback/capture.js';
import { judgeDate, rfc1123 } from './clock.js';

const malformed = '200 401/1300';
const unknownKey = '200 401/1301';
const mismatch = '200 401/1302';
const dates = { malformed: '200 401/1304', skewed: '200 401/1305', near: mismatch };
const needed = ['x-authing-signature-nonce', 'x-authing-signature-method', 'x-authing-signature-version'];

/** What a refusal says. */
export function describeRefusal({ status, text }) {
    const { statusCode, apiCode } = JSON.parse(text);
    return `${status} ${statusCode}/${apiCode}`;
}

/** The refusal of a changed value of a signed header. */
export function dueForHeader(name, { value, at }, original) {
    switch (name) {
        case 'date': return dates[judgeDate(value, rfc1123)];
        case 'x-authing-signature-method': return malformed;
        case 'x-authing-signature-version': return malformed;
        case 'authorization': return dueForAuthorization(at, original);
        default: return mismatch;
    }
}

/** The refusal where a signed header has another name. */
export function dueForName(name) {
    if (name === 'date') return '200 401/1303';
    return needed.includes(name) ? malformed : mismatch;
}

/** The refusal of a changed query. */
export const dueForQuery = mismatch;

function dueForAuthorization(at, original) {
    const whole = headerOf(original, 'authorization');
    if (at < 'authing '.length) return '200 401/undefined';
    if (at === whole.indexOf(':')) return malformed;
    return at < whole.indexOf(':') ? unknownKey : mismatch;
}
