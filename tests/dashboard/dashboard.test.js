import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = new URL('.', import.meta.url);
const dashboard = await readFile(new URL('../../examples/grafana/statusps.json', folder), 'utf8');

// JSON has the values of an enumeration, not its members.
const header = `
import type { Dashboard } from '@grafana/schema';
type Json<T> = T extends string ? \`\${T}\` : T extends number | boolean | null | undefined ? T
  : T extends (infer Item)[] ? Json<Item>[] : T extends object ? { [Key in keyof T]: Json<T[Key]> } : T;
export const dashboard: Json<Dashboard> = `;

function check(json) {
  const file = fileURLToPath(new URL('dashboard.generated.ts', folder));
  const options = {
    strict: true, noEmit: true, skipLibCheck: true, types: [],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile: read } = host;
  const text = `${header}${json};\n`;
  host.fileExists = name => name === file || fileExists(name);
  host.readFile = name => (name === file ? text : read(name));
  host.getSourceFile = (name, version) => (name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version));
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(one => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
}

test('the dashboard has the types of Grafana', () => assert.deepEqual(check(dashboard), []));

for (const [name, change] of [
  ['a number for a text', json => { json.title = 1; }],
  ['an unknown color mode', json => { json.panels[0].fieldConfig.defaults.color.mode = 'tresholds'; }],
  ['a missing height', json => { delete json.panels[0].gridPos.h; }],
  ['an unknown property', json => { json.refrehs = '1m'; }],
]) {
  test(`the types refuse ${name}`, () => {
    const json = JSON.parse(dashboard);
    change(json);
    assert.notDeepEqual(check(JSON.stringify(json)), []);
  });
}
