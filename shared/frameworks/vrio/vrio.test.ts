import { expect, test } from 'vitest';
import { keepAll, NO_FIGURES, usesOf } from '../../testing/kept-claims.ts';
import { vrio } from './framework.ts';

test.each([
  ['no yes no no', 'disadvantage'],
  ['yes no unknown yes', 'parity'],
  ['yes yes no yes', 'temporary'],
  ['yes yes yes no', 'unused'],
  ['yes yes yes yes', 'sustained'],
  ['yes unknown yes yes', 'open'],
])('answers %s carry: %s', (answers, rating) => {
  const [valuable, rare, inimitable, organised] = answers.split(' ');
  const reply = vrio.reply.parse({
    resources: [
      {
        ...{ evidence: ['S1.p1'], resource: 'Charging network', finding: 'Rivals use it too.' },
        ...{ valuable, rare, inimitable, organised },
      },
    ],
  });
  const kept = keepAll(vrio.drafts(reply, NO_FIGURES));
  const { claims, exhibits } = vrio.assess(reply, kept, usesOf(vrio));
  expect(claims[0]).toMatchObject({ label: 'Charging network', rating });
  expect(exhibits[0]?.rows[0]?.cells.at(-1)?.text).toBe(vrio.words.en?.ratings?.[rating]);
});
