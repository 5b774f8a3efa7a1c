// A captured request with one byte changed: one such request for each byte of a part.

/** Each byte of the target from `start` on. */
export function changedTarget(request, start = 0) {
    return changedText(request.target, start).map(([what, target]) => ({ what: `target ${what}`, request: { ...request, target } }));
}

/** Each byte of the value of a header. */
export function changedHeader(request, name) {
    return request.headers.flatMap(([given, value], i) => given.toLowerCase() !== name ? [] : changedText(value).map(([what, changed, at]) => (
        { what: `${name} ${what}`, value: changed, at, request: { ...request, headers: request.headers.with(i, [given, changed]) } })));
}

/** Each byte of the name of a header. */
export function changedName(request, name) {
    return request.headers.flatMap(([given, value], i) => given.toLowerCase() !== name ? [] : changedText(given).map(([what, changed]) => (
        { what: `name of ${name} ${what}`, request: { ...request, headers: request.headers.with(i, [changed, value]) } })));
}

/** Each byte of the body. */
export function changedBody(request) {
    return changedText(request.body.toString('latin1')).map(([what, body]) => (
        { what: `body ${what}`, request: { ...request, body: Buffer.from(body, 'latin1') } }));
}

/** Each character of a text changed in turn: what was done, the changed text, and where. */
export function changedText(text, start = 0) {
    return Array.from({ length: text.length - start }, (_, i) => {
        const at = start + i;
        return [`${text[at]} at ${at}`, text.slice(0, at) + other(text[at]) + text.slice(at + 1), at];
    });
}

// Of the same kind where there is one, so that the request stays one that HTTP carries; never the other case of a letter,
// for %2a and %2A are the same byte.
function other(char) {
    if (/[0-9]/.test(char)) return String((Number(char) + 1) % 10);
    if (/[a-z]/i.test(char)) return /z/i.test(char) ? String.fromCharCode(char.charCodeAt(0) - 25) : String.fromCharCode(char.charCodeAt(0) + 1);
    return 'x';
}
