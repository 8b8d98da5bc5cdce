import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { functionNames } from '../build/functions.ts';
import { parseArguments } from '../deploy/arguments.ts';
import { blocks } from './configuration.test-rig.ts';

/** The commands of the README, in blocks and within the text. */

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').replace(/\\\n\s*/g, '');
const commands = [
  ...readme.matchAll(/(?<=^|`|\$\()(?:npm run deploy --|terraform) [^`\n)]*/gm),
].map(([command]) => command);

it('deploy as the command understands it', () => {
  const given = commands.filter((command) => command.startsWith('npm'));
  expect(given.length).toBeGreaterThan(6);
  for (const command of given) {
    const words = command.split(' ').slice(4);
    const parsed = parseArguments(words, { GCP_PROJECT_ID: 'my-project' }, functionNames());
    expect(parsed, command).toMatchObject({ kind: 'run' });
  }
});

it('give Terraform the folder, and the variables that it would ask for', () => {
  const given = commands.filter((command) => command.startsWith('terraform'));
  expect(given.length).toBeGreaterThan(2);
  for (const command of given) {
    expect(command).toContain(' -chdir=infra/terraform ');
    if (!command.includes(' import ')) continue;
    expect(command).toContain('-var "project_id=$GCP_PROJECT_ID"');
    expect(command).toContain('-var-file "$GCP_PROJECT_ID.tfvars"');
  }
});

it('import what the configuration has', () => {
  const imported = commands.flatMap((command) => / '?(google_\w+\.\w+)/.exec(command)?.[1] ?? []);
  expect(imported.length).toBeGreaterThan(1);
  const addresses = blocks.map(({ labels }) => labels.join('.'));
  expect(imported.filter((address) => !addresses.includes(address))).toEqual([]);
});
