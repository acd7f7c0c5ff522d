// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs that a journey goes through: `tracuu serve` and the demonstration portal, each
// on a port that the system chose, gone when the test is.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

function findProgram() {
  const built = ['ci', 'release', 'dev'].map((preset) => join(root, 'build', preset, 'cli/tracuu'));
  const program = process.env.TRACUU_PROGRAM || built.find(existsSync);
  if (!program) throw new Error('no tracuu: build it, or name it in TRACUU_PROGRAM');
  return program;
}

// setpriv has the kernel end the child with this process, however that ends.
async function start(command, args) {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((done) => child.once('exit', done));
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    new Promise((done) => lines.once('line', done)),
    exited.then((code) => { throw new Error(`${command} ended with ${code}`); }),
  ]);
  const url = /http:\/\/\S+/.exec(line)[0];
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  return { url, stop };
}

// The suggestions of a large index take seconds to be made, during which there are none.
async function waitForSuggestions(url) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if ((await fetch(`${url}api/v1/suggest?q=a`)).ok) return;
    await setTimeout(250);
  }
  throw new Error('no suggestions after a minute');
}

// A token that may change the index, and its line in the file of tokens.
function makeToken(program) {
  const { stdout, stderr } = spawnSync(program, ['token', 'test'], { encoding: 'utf8' });
  return { token: /[0-9a-f]{64}/.exec(stderr)[0], line: stdout };
}

// Serves an index of `source` (data/sample unless told; read with these `options` of `tracuu index`), or
// one that is there already. `settings` is TOML. `url` ends in a slash; `token` may change the index.
export async function serveIndex(source = join(root, 'data/sample'), ready = null, options = [], settings = '') {
  const program = findProgram();
  const folder = mkdtempSync(join(tmpdir(), 'tracuu-browser-'));
  try {
    const index = ready ? resolve(ready) : join(folder, 'index.db');
    if (!ready) execFileSync(program, ['index', source, '--db', index, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
    const config = join(folder, 'tracuu.toml');
    const { token, line } = makeToken(program);
    writeFileSync(join(folder, 'tokens'), line);
    // The tests ask faster than people do.
    writeFileSync(config, `index = "${index}"\n[listen]\nport = 0\n[limits]\nrequests_per_second = 0\n[changes]\ntokens = "tokens"\n${settings}`);
    const served = await start(program, ['serve', '--config', config]);
    const stop = async () => {
      await served.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    await waitForSuggestions(served.url).catch(async (error) => {
      await stop();
      throw error;
    });
    return { url: served.url, token, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

export function servePortal(searchUrl) {
  return start('python3', [join(root, 'data/demo-portal/serve.py'), '--port', '0', '--search', searchUrl]);
}
