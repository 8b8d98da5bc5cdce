import { expect, it } from 'vitest';
import { PRICED_MODELS } from '../../shared/domain/prices.ts';
import { blocks } from './configuration.test-rig.ts';

/** A value that a function would refuse at its start is refused by `plan`. */

const variables = blocks.filter(({ type }) => type === 'variable');

/** Which values there are says the type alone. */
const FREE = ['bool'];

it('every variable says which values it takes', () => {
  const without = variables.filter(
    ({ attributes, blocks: parts }) =>
      !FREE.includes(attributes.get('type') ?? '') &&
      !parts.some(({ type }) => type === 'validation'),
  );
  expect(variables.length).toBeGreaterThan(20);
  expect(without.map(({ labels }) => labels.join('.'))).toEqual([]);
});

it.each(['gemini_model', 'verdict_model'])('%s is one whose price the program knows', (name) => {
  const variable = variables.find(({ labels }) => labels[0] === name);
  const condition = variable?.blocks
    .find(({ type }) => type === 'validation')
    ?.attributes.get('condition');
  const models = [...(condition ?? '').matchAll(/"([^"]*)"/g)].flatMap(([, model]) => model || []);
  expect(models.sort()).toEqual([...PRICED_MODELS].sort());
});
