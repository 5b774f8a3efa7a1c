import './loopback/environment.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { file, textOf } from './vectors/file.js';
import { makeVectors } from './vectors/make.js';

test('vectors.json is what the clients sign today', async () => {
    assert.equal(readFileSync(file, 'utf8'), textOf(await makeVectors()));
});
