import { expect, it } from 'vitest';
import { withSection } from './scoreboard.test-rig.ts';

const INTRODUCTION = '# What is true\n\nEvery row is a test.\n';
const made = (one: string, other: string) =>
  withSection(withSection(INTRODUCTION, '## Faults, embedded', one), '## Faults, emulators', other);

it('each platform has its table under its heading, after the introduction', () => {
  expect(made('| a |\n', '| b |\n')).toBe(
    `${INTRODUCTION}\n## Faults, embedded\n\n| a |\n\n## Faults, emulators\n\n| b |\n`,
  );
});

it.each([
  ['the first', ['## Faults, embedded']],
  ['the last', ['## Faults, emulators']],
  ['both', ['## Faults, embedded', '## Faults, emulators']],
  ['both, the last one first', ['## Faults, emulators', '## Faults, embedded']],
])('a table made again takes the place of the older one: %s', (_, headings) => {
  const again = headings.reduce(
    (document, heading) => withSection(document, heading, '| new |\n'),
    made('| old |\n', '| old |\n'),
  );
  const of = (heading: string) => (headings.includes(heading) ? '| new |\n' : '| old |\n');
  expect(again).toBe(made(of('## Faults, embedded'), of('## Faults, emulators')));
});

it('a file that is not there yet begins with the heading', () => {
  expect(withSection('', '## Faults, embedded', '| a |\n')).toBe('## Faults, embedded\n\n| a |\n');
});
