import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import {
  createOwnFrameworks,
  frameworkOf,
  frameworksOf,
  readDefinition,
} from './own-frameworks.ts';

const example = readFileSync(
  new URL('../../docs/frameworks/ai-readiness.json', import.meta.url),
  'utf8',
);
const changed = (change: (definition: Record<string, unknown>) => void): string => {
  const definition = JSON.parse(example);
  change(definition);
  return JSON.stringify(definition);
};

test('the example of the documentation is a framework', () => {
  const { name } = readDefinition(example);
  expect(name).toBe('ai_readiness');
});

test.each<[string, string, RegExp]>([
  ['no JSON', '{', /it is not JSON/],
  [
    'a name of the program',
    changed((one) => Object.assign(one, { name: 'swot' })),
    /name: "swot" is one of the program's own/,
  ],
  ['an unknown field', changed((one) => Object.assign(one, { colour: 'red' })), /colour/],
  [
    'a name with a space',
    changed((one) => Object.assign(one, { name: 'my own' })),
    /name: must be lower-case/,
  ],
  [
    'an exhibit that scores cannot fill',
    changed((one) => Object.assign(one, { exhibit: 'matrix' })),
    /exhibit: must be one of dots, bars, table/,
  ],
  [
    'a topic without a word',
    changed((one) =>
      Object.assign(one, { words: { en: { title: 'T', method: 'M', topics: {}, items: {} } } }),
    ),
    /words\.en\.topics: has no word for the topic "data"/,
  ],
  [
    'no language',
    changed((one) => Object.assign(one, { words: {} })),
    /words: must hold at least one language/,
  ],
  ['too long a file', `${example}${' '.repeat(70_000)}`, /longer than 64 KiB/],
])('%s is refused with its place', (_, text, fault) => {
  expect(() => readDefinition(text)).toThrow(fault);
});

describe('the store of own frameworks', () => {
  const open = () =>
    createOwnFrameworks({ documents: createMemoryDocuments(), clock: createManualClock(0) });

  test('lists what was added, replaces by name, and removes', async () => {
    const own = open();
    const first = await own.add(readDefinition(example));
    const second = await own.add(
      readDefinition(changed((one) => Object.assign(one, { version: '2' }))),
    );
    expect(second.digest).not.toBe(first.digest);
    expect((await own.list()).map(({ name, digest }) => [name, digest])).toEqual([
      ['ai_readiness', second.digest],
    ]);
    expect(await own.remove('ai_readiness')).toBe(true);
    expect(await own.remove('ai_readiness')).toBe(false);
    expect(await own.list()).toEqual([]);
  });

  test('a definition has the same digest however it is written', async () => {
    const own = open();
    const spaced = JSON.stringify(JSON.parse(example), null, 8);
    expect((await own.add(readDefinition(spaced))).digest).toBe(
      (await own.add(readDefinition(example))).digest,
    );
  });

  test('a request keeps its order, and unknown names are left to the schema', async () => {
    const added = await open().add(readDefinition(example));
    expect(frameworkOf(added).digest).toBe(added.digest);
    const names = frameworksOf(['swot', 'ai_readiness', 'pestel'], [added]).map(({ name }) => name);
    expect(names).toEqual(['swot', 'ai_readiness', 'pestel']);
  });
});
