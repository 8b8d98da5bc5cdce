import { describe, expect, it } from 'vitest';
import { passagesForDraft } from './bearing.ts';
import { materialText, passagesFor, wholeMaterial } from './material.ts';
import { EMPTY, FACTS, LIMIT, material, PASSAGES, says } from './paper.test-rig.ts';
import { lineOf } from './paper-reply.ts';
import { passagesAround } from './revise.ts';

const [FIRST] = PASSAGES;
/** Words of their own, so that none is near to another. */
const far = Array.from({ length: 400 }, (_, n) => ({
  ...{ ...FIRST, id: `S9.p${n + 1}`, source: 'S9' },
  text: `Qx${n}vw zk${n}ph ${'jq'.repeat(60)}${n}.`,
}));
const cited = { ...FIRST, id: 'S8.p1', source: 'S8', text: 'Wzx jkq.' };
const world = material({
  computed: [LIMIT],
  evidence: {
    ...material().evidence,
    passages: [...PASSAGES, cited, ...far],
  } as never,
});
const chars = (of: readonly { readonly text: string }[]) =>
  of.reduce((sum, { text }) => sum + text.length, 0);

describe('what the author of a draft reads again', () => {
  const draft = `What it costs\nThe fee decides [F1, D1]. ${'Nobody says so. '.repeat(200)}One page does [S8.p1].`;
  const shown = passagesForDraft(draft, world);

  it('is what the draft cites, also through figures and late in a long paragraph', () => {
    const ids = shown.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['S1.p2', 'S2.p1', 'S8.p1']));
  });

  it('and what bears on it: days ahead, and both readings of a disagreement', () => {
    expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(['S1.p1', 'S4.p1']));
  });

  it('is a small part of what it was thought from', () => {
    expect(chars(shown)).toBeLessThan(0.1 * chars(passagesFor(world)));
    expect(materialText(world, shown)).toContain(FACTS[0]?.label);
    expect(materialText(world, shown)).not.toContain('Findings of the frameworks');
    expect(wholeMaterial(world)).toContain('Findings of the frameworks');
  });
});

it('who mends a paper reads again what its answer, the parts with faults and the faults rest on', () => {
  const lines = [
    ...lineOf('answer.1', says('Bid.', 'F1')),
    ...lineOf('K1.1', says('Sign-ups came.', 'S2.p1')),
    ...lineOf('K2.1', says('Nobody says why.', 'S9.p1')),
    ...lineOf('K12.1', says('It is so.', 'S9.p2')),
  ];
  const fault = { where: 'K1.1: Sign-ups came', what: 'Qx7vw', ask: '', passages: ['S9.p3'] };
  const ids = passagesAround({ ...EMPTY, lines }, [fault], world).map(({ id }) => id);
  expect(ids).toEqual(['S1.p2', 'S2.p1', 'S9.p3', 'S9.p8']);
});
