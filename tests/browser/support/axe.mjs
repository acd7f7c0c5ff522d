// SPDX-License-Identifier: GPL-3.0-or-later
// What axe-core finds wrong with a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// All rules, also those for best practice and the size of targets, which is off unless asked for.
// `only` names the rules to run instead.
export async function findProblems(page, only = null) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe);
  const { violations } = await page.evaluate((names) =>
    globalThis.axe.run(document, { ...(names ? { runOnly: names } : { rules: { 'target-size': { enabled: true } } }), resultTypes: ['violations'] }), only);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`);
}

// What can differ in the dark: the document is the same.
export const colorRules = ['color-contrast', 'link-in-text-block'];
