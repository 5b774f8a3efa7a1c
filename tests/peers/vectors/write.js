import '../loopback/environment.js';
import { writeFileSync } from 'node:fs';
import { file, textOf } from './file.js';
import { makeVectors } from './make.js';

const vectors = await makeVectors();
writeFileSync(file, textOf(vectors));
console.log(Object.entries(vectors).map(([scheme, list]) => `${scheme}: ${list.length}`).join(', '));
