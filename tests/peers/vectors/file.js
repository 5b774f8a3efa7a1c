// Where the vectors stand, and how they are written.

import { fileURLToPath } from 'node:url';

export const file = fileURLToPath(new URL('../vectors.json', import.meta.url));

export function textOf(vectors) {
    return JSON.stringify(vectors, undefined, 2) + '\n';
}
