// The emulator in a process of its own: what its JSON line tells, and how to stop it.

import './environment.js';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const startLimit = 30_000;
const stopLimit = 5_000;

/** Starts it with more options of `serve`. */
export async function startEmulator(...options) {
    const served = spawn('dotnet', [demo(), 'serve', '--until-stdin-closes', ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(served, 'exit');
    const limit = AbortSignal.timeout(startLimit);
    try {
        const lines = createInterface({ input: served.stdout });
        const [line] = await Promise.race([
            once(lines, 'line', { signal: limit }),
            ended.then(([code]) => { throw new Error(`The emulator ended with ${code} before it wrote its address.`); }),
        ]);
        const addresses = JSON.parse(line);
        return {
            ...addresses,
            counted: async () => (await (await fetch(`${addresses.address}/_emulator/counters`)).json()).byAction,
            stop: async () => {
                const kill = setTimeout(() => served.kill('SIGKILL'), stopLimit);
                served.stdin.end();
                await ended;
                clearTimeout(kill);
            },
        };
    }
    catch (failure) {
        served.kill();
        throw failure;
    }
}

function demo() {
    if (process.env.STATUSPS_TESTS_DEMO) return process.env.STATUSPS_TESTS_DEMO;
    const built = fileURLToPath(new URL('../../../src/StatusPS.Demo/bin', import.meta.url));
    const found = below(below([built])).map(folder => join(folder, 'StatusPS.Demo.dll')).filter(existsSync);
    if (found.length === 0) throw new Error('The demo is not built: run dotnet build src/StatusPS.Demo');
    return found.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
}

function below(folders) {
    return folders.filter(existsSync).flatMap(folder => readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory()).map(entry => join(folder, entry.name)));
}
