// The refusal of a date, by how it is written and how far it is from now.

const largestSkew = 15 * 60_000;

/** `malformed`, `skewed` or `near`, for a date that `write` (a Date's text) is the form of. */
export function judgeDate(text, write) {
    const date = new Date(text);
    if (Number.isNaN(date.getTime()) || write(date) !== text) return 'malformed';
    return Math.abs(date - Date.now()) > largestSkew ? 'skewed' : 'near';
}

export const iso = date => date.toISOString().replace('.000Z', 'Z');
export const rfc1123 = date => date.toUTCString();
