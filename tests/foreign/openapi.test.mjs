// SPDX-License-Identifier: GPL-3.0-or-later
// docs/openapi.yaml as linters of others read it: no errors. (Warnings are about taste.)
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const contract = join(root, 'docs/openapi.yaml');
const command = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));

function run(t, name, argumentsOf) {
  const folder = mkdtempSync(join(tmpdir(), 'tracuu-openapi-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'ruleset.yaml'), 'extends: ["spectral:oas"]\n');
  // A wrong contract, which a linter that is heard refuses.
  writeFileSync(join(folder, 'wrong.yaml'), readFileSync(contract, 'utf8').replace('operationId: timeline', 'operationId: search'));
  const of = (file) => spawnSync('node', [command(name), ...argumentsOf(file)],
    { encoding: 'utf8', cwd: folder, env: { ...process.env, REDOCLY_TELEMETRY: 'off' } });
  const right = of(contract);
  assert.equal(right.status, 0, right.stdout + right.stderr);
  assert.notEqual(of(join(folder, 'wrong.yaml')).status, 0, 'two operations of one name are an error');
}

test('redocly has no errors', (t) => run(t, 'redocly', (file) => ['lint', '--format', 'stylish', file]));
test('spectral has no errors', (t) => run(t, 'spectral', (file) => ['lint', '--ruleset', 'ruleset.yaml', file]));
