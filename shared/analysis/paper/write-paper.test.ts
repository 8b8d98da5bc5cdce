import { describe, expect, it } from 'vitest';
import type { Section } from '../../domain/section.ts';
import { newTally } from '../tally.ts';
import { keepsFigures } from './edit.ts';
import type { PaperDraft } from './lines.ts';
import { wholeMaterial } from './material.ts';
import { judged, material, says, scripted } from './paper.test-rig.ts';
import { writePaper } from './write-paper.ts';

const PAPER = {
  answer: {
    verdict: 'conditional',
    sentences: [says('Bid for the Christmas games.', 'S1.p2'), says('The limit is {limit}.', 'F3')],
  },
  messages: [
    {
      title: says('The fee decides.', 'F1', 'F2'),
      support: [says('It is $150 million a year.', 'F1')],
    },
  ],
  recommendations: [
    { action: says('Bid for them.', 'F1'), why: [says('It is $150 million a year.', 'F1')] },
  ],
  compute: [
    {
      key: 'limit',
      op: 'product',
      of: [{ id: 'F1' }, { value: 0.6, why: 'share of it that advertising carries' }],
    },
  ],
};
const CRITIC = {
  faults: [
    {
      place: 'K1.1',
      kind: 'page against',
      what: 'S4.p1 says $50 million',
      passages: ['S4.p1'],
      do: 'say it',
    },
  ],
};
const REVISION = {
  faults: [{ number: 1, outcome: 'revised' }],
  sentences: [{ id: 'K1.against', ...says('A newsletter says $50 million.', 'S4.p1') }],
};
const EDIT = {
  sentences: [
    { id: 'K1.1', text: 'The league asks for $150 million a year, which decides the matter.' },
    { id: 'K1.against', text: 'A newsletter says $60 million.' },
  ],
};

async function write(
  replies: Record<string, unknown>,
  rounds = 1,
  sections: readonly Section[] = [],
  cut = '',
) {
  const { ask, asked } = scripted(replies, cut);
  const seen: PaperDraft[] = [];
  const written = await writePaper(
    material({ sections }),
    { rounds, edit: rounds > 0, think: rounds > 0 },
    {
      ask,
      money: { fromReserve: true },
      moneyToThink: { fromReserve: true, keepUsd: 1 },
      verify: async (draft) => {
        seen.push(draft);
        return { kept: judged(draft), gaps: [], tally: newTally(), secondOpinion: true };
      },
    },
  );
  const [draft] = seen;
  const text = (id: string) => draft?.lines.find((line) => line.id === id)?.text;
  return { ...written, steps: asked.map(({ name }) => name), asked, text };
}

const ALL = { argue: PAPER, 'argue:complete': {}, critic: CRITIC, revise: REVISION, edit: EDIT };

describe('the paper is thought through', () => {
  it('in six calls, and a seventh where it asked for figures', async () => {
    const { steps, paper, computed, text } = await write(ALL);
    expect(steps).toEqual(['draft', 'argue', 'argue:complete', 'critic', 'revise', 'edit']);
    expect(computed).toMatchObject([{ id: 'D1', formula: 'F1 × 0.6' }]);
    expect(text('answer.2')).toBe('The limit is $90 million.');
    expect(paper?.faults).toMatchObject([{ round: 1, kind: 'page_against', outcome: 'revised' }]);
  });

  it('and tells of a sentence that is left out because its figure never came', async () => {
    const { gaps, text } = await write({ ...ALL, argue: { ...PAPER, compute: [] } });
    expect(text('answer.2')).toBeUndefined();
    expect(gaps).toMatchObject([{ section: 'paper', detail: expect.stringContaining('answer.2') }]);
  });

  it('in one call where the depth asks for no more and no figure was wished for', async () => {
    const { steps } = await write(
      { argue: { ...PAPER, compute: [], answer: { sentences: [says('Bid.', 'F1')] } } },
      0,
    );
    expect(steps).toEqual(['argue']);
  });

  it('in free prose first, which the paper is given to put into its form', async () => {
    const { asked, paper } = await write({
      ...ALL,
      draft: { paper: 'Pay for nights, not seasons.' },
    });
    expect(asked[0]).toMatchObject({ name: 'draft', keepUsd: 1 });
    expect(asked[1]?.prompt).toContain('Pay for nights, not seasons.');
    expect(paper?.messages).toHaveLength(1);
  });

  it('without a draft where nobody answers for one', async () => {
    const { asked, gaps } = await write(ALL);
    expect(asked[1]?.prompt).not.toContain('your own draft');
    expect(gaps).toEqual([]);
  });

  it('twice where the depth asks for it, and not again when the critic finds nothing', async () => {
    const { steps } = await write({ ...ALL, 'critic:2': { faults: [] } }, 2);
    expect(steps.slice(3)).toEqual(['critic', 'revise', 'critic:2', 'edit']);
  });

  it('an edit that changes the cells of a row is refused', async () => {
    const rows = [says('Fee | 2026: $150 million | as one page says: $50 million', 'F1', 'F2')];
    const [first] = PAPER.messages;
    const row = (text: string) => ({ ...ALL, edit: { sentences: [{ id: 'K1.row.1', text }] } });
    const argued = { argue: { ...PAPER, messages: [{ ...first, rows }] } };
    const lost = await write({ ...row('The fee is $150 million or $50 million.'), ...argued });
    expect(lost.text('K1.row.1')).toBe(rows[0]?.text);
    expect(lost.paper?.messages[0]?.rows).toHaveLength(1);
    const kept = 'Yearly fee | 2026: $150 million | as one page says: $50 million';
    expect((await write({ ...row(kept), ...argued })).text('K1.row.1')).toBe(kept);
  });

  it('an edit may change words, and is refused where it changes a figure', async () => {
    const { editing, text } = await write(ALL);
    expect(editing).toEqual({ edited: 1, refused: 1 });
    expect(text('K1.1')).toContain('which decides the matter');
    expect(text('K1.against')).toBe('A newsletter says $50 million.');
  });

  it('a critic who does not answer is a gap, and the paper stays', async () => {
    const { gaps, paper, steps } = await write({ argue: PAPER });
    expect(gaps).toMatchObject([{ section: 'paper', reason: 'model_unavailable' }]);
    expect(paper?.messages).toHaveLength(1);
    expect(steps).not.toContain('revise');
  });

  it('faults that nobody could mend are told', async () => {
    const { paper } = await write({ argue: PAPER, critic: CRITIC });
    expect(paper?.faults.map(({ outcome }) => outcome)).toEqual(['not_tried']);
  });

  it('what the paper calls unknown and the pages state leaves the list', async () => {
    const unknowns = [{ what: 'The fee' }, { what: 'The term' }];
    const { paper, asked } = await write({
      ...ALL,
      argue: { ...PAPER, unknowns },
      revise: { ...REVISION, remove: ['U1'] },
    });
    expect(asked.find(({ name }) => name === 'critic')?.prompt).toContain(
      'U1 is not known: The fee',
    );
    expect(paper?.unknowns.map(({ what }) => what)).toEqual(['The term']);
  });

  it('what was cut off its replies is a gap', async () => {
    const cut = async (name: string) => (await write(ALL, 1, [], name)).gaps;
    for (const name of ['argue', 'critic', 'revise']) {
      expect(await cut(name), name).toContainEqual({
        ...{ section: 'paper', reason: 'model_invalid', detail: 'cut off' },
      });
    }
    expect(await cut('')).toEqual([]);
  });

  it('a sentence whose figure never came is left out', async () => {
    const { text } = await write({ argue: { ...PAPER, compute: [] } }, 0);
    expect(text('answer.2')).toBeUndefined();
  });

  it('the critic is asked of the judge, and sees what code noticed', async () => {
    const { asked } = await write(ALL);
    const critic = asked.find(({ name }) => name === 'critic');
    expect(critic?.model).toBe('judge');
    expect(critic?.prompt).toContain('D1 lies between the readings of X1');
  });

  it('the writer sees dates, disagreements and what lies ahead', async () => {
    const { asked } = await write(ALL);
    const prompt = asked[0]?.prompt ?? '';
    expect(prompt).toContain('S3 · oldblog.net · Old · published 2024-03-05 (day) · tier 4');
    expect(prompt).toContain(
      'X1 · Netflix, fee of the Christmas games, 2026: F1 $150 million (S1.p2) against F2 $50 million (S4.p1)',
    );
    expect(prompt).toContain('2026-12-25: S1.p1');
    expect(prompt).toContain('Question: bid for the Christmas games or leave them');
  });
});

it('an undated source is shown with the last month that it reports on', () => {
  const facts = material().facts.map((one) =>
    one.id === 'F2' ? { ...one, as_of: '2025-12' } : one,
  );
  const world = material({ facts });
  expect(wholeMaterial(world)).toContain(
    'S4 · undated.org · Undated · undated, reports on 2025-12 · tier 4',
  );
});

describe('a refused paper', () => {
  const claim = (n: number, verdict: 'supported' | 'partly') => ({
    ...{
      id: `swot.strengths.${n}`,
      text: `Strength ${n}.`,
      kind: 'fact' as const,
      about: 'company',
    },
    ...{ evidence: ['S1.p1'], as_of: null, publishers: 1, verdict },
    ...{ topic: 'strengths', label: null, rating: 'high', facts: [], links: [] },
  });
  const section: Section = {
    ...{ framework: 'swot', title: 'SWOT', status: 'assessed', method: '', topics: [], scores: [] },
    ...{ claims: [claim(1, 'partly'), claim(2, 'supported'), claim(3, 'supported')], exhibits: [] },
    ...{ definition: null, language: 'en', rating: { rates: null, words: {} } },
    ...{ headline: null, takeaways: [], so_what: null, unknown: [] },
  };

  it('leaves a report with a beginning: the strongest findings, under their own ids', async () => {
    const { paper, gaps } = await write({}, 1, [section]);
    expect(paper?.answer.sentences.map(({ text }) => text)).toEqual(['Strength 2.']);
    expect(paper?.messages).toMatchObject([
      { title: { id: 'swot.strengths.2' }, support: [{ id: 'swot.strengths.3' }] },
    ]);
    expect(gaps[0]).toMatchObject({ section: 'paper', reason: 'model_unavailable' });
    expect(gaps.slice(1).map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^no sentence of the answer/),
      expect.stringMatching(/^no recommendation/),
    ]);
  });

  it.each<[string, object, string, RegExp]>([
    ['an answer', { answer: { verdict: 'no', sentences: [] } }, 'answer', /^no sentence of the/],
    ['a section of the argument', { messages: [] }, 'messages', /^no section of the argument/],
    ['a recommendation', { recommendations: [] }, 'recommendations', /^no recommendation/],
  ])('is not whole without %s', async (_, without, part, detail) => {
    const { gaps } = await write({ ...ALL, argue: { ...PAPER, ...without } });
    expect(gaps).toEqual([
      {
        ...{ section: `paper.${part}`, reason: 'insufficient_evidence' },
        detail: expect.stringMatching(detail),
      },
    ]);
  });

  it('is none where the frameworks found nothing', async () => {
    expect((await write({}, 1, [])).paper).toBeNull();
  });
});

describe('an edit keeps the figures when', () => {
  it.each<[string, string, string, string, boolean]>([
    ['only words change', 'It cost $5 million.', 'The cost was $5 million.', '', true],
    ['a figure is lost', 'It cost $5 million.', 'It cost a lot.', '', false],
    ['a figure moves into the note', 'It cost $5 million.', 'It cost a lot.', '$5 million', true],
    ['a figure is gained', 'It cost a lot.', 'It cost $5 million.', '', false],
    ['a bound is lost', 'It cost over $5 million.', 'It cost $5 million.', '', false],
    [
      'the month of its source is named',
      'It rose.',
      'It rose, said Antenna in January 2026.',
      '',
      true,
    ],
    ['another month is named', 'It rose.', 'It rose, said Antenna in March 2026.', '', false],
  ])('%s', (_, before, after, basis, expected) => {
    expect(keepsFigures({ text: before, basis: '' }, { text: after, basis }, ['2026-01-20'])).toBe(
      expected,
    );
  });
});
