import { describe, expect, it } from 'vitest';
import { paperSchema } from '../../domain/paper/paper.ts';
import type { Claim } from '../../domain/section.ts';
import { finish } from './finish.ts';
import { createAt } from './kept-sentences.ts';
import { judged, says } from './paper.test-rig.ts';
import { gapsOf } from './paper-gaps.ts';
import { paperReply } from './paper-reply.ts';
import { asSaid } from './reading.ts';

const { draft } = paperReply.parse({
  answer: {
    verdict: 'conditional',
    sentences: [says('Bid.', 'F1'), says('Up to $90 million.', 'D1')],
    against: says('Live events win sign-ups.', 'S2.p1'),
    changes: [{ ...says('The fee falls.', 'F1'), by: '2027-01' }],
  },
  sections: [
    {
      title: says('It pays.', 'F1'),
      paragraphs: [
        [says('It did.', 'S2.p1'), says('It may.', 'S2.p2')],
        [says('It cost.', 'F1'), says('It cost much.', 'F1')],
      ],
      rows: [says('Fee | 2024: $150m | 2025: $150m', 'F1'), says('Joiners | 2025: 430,000', 'F3')],
    },
    { title: says('It fades.', 'S2.p2'), paragraphs: [] },
  ],
  calendar: [
    { ...says('The contract ends.', 'S1.p1'), by: '2026-12-25' },
    { ...says('The games came.', 'S2.p1'), by: '2025-12' },
  ],
  criteria: ['Cost', 'Reach'],
  options: [
    { name: 'Bid', cells: [{ rating: 'weak', ...says('It costs $150 million.', 'F1') }] },
    { name: 'Leave', cells: [{ rating: 'none' }] },
  ],
  choice: says('Bidding wins.', 'F1'),
  recommendations: [
    { action: says('Bid low.', 'F1'), why: [says('It pays low.', 'F1')], answers: ['K1', 'K2'] },
    { action: says('Talk.', 'F1'), why: [says('They would.', 'S1.p2')], depends_on: ['R1'] },
  ],
  risks: [
    { likelihood: 'high', impact: 'low', claim: says('Rivals bid.', 'F1') },
    { likelihood: 'low', impact: 'high', claim: says('It fails.', 'F1') },
  ],
});
const finished = (verdicts: Readonly<Record<string, Claim['verdict'] | 'dropped'>> = {}) =>
  finish(draft, {
    ...{ question: 'bid?', asked: true, today: '2026-11-30', kept: judged(draft, verdicts) },
    doubts: (of) => ({
      confidence: of.some(({ verdict }) => verdict === 'partly') ? 'low' : 'medium',
      why: [],
    }),
    faults: [],
  });
const paperOf = (verdicts = {}) => paperSchema.parse(finished(verdicts).paper);

describe('the paper of what the judge let through', () => {
  it('has the note that a correction left', () => {
    const at = createAt(
      draft,
      new Map([...judged(draft)].map(([id, one]) => [id, { ...one, basis: 'F1 ÷ F3' }])),
    );
    expect(at.one('K1.1')?.basis).toBe('F1 ÷ F3');
  });

  it('begins a paragraph with its next sentence when the first fell, and leaves out a fallen row', () => {
    const [message] = paperOf({ 'K1.3': 'dropped', 'K1.row.1': 'dropped' }).messages;
    expect(message?.support.map(({ text, opens }) => [text, opens])).toEqual([
      ['It did.', true],
      ['It may.', undefined],
      ['It cost much.', true],
    ]);
    expect(message?.rows.map(({ text }) => text)).toEqual(['Joiners | 2025: 430,000']);
  });

  it('holds every part that was written', () => {
    const paper = paperOf();
    expect(paper.answer).toMatchObject({
      verdict: 'conditional',
      sentences: [{ text: 'Bid.' }, { text: 'Up to $90 million.' }],
      changes: [{ by: '2027-01' }],
      weakest: 'K1',
    });
    expect(paper.messages.map(({ id }) => id)).toEqual(['K1', 'K2']);
    const [{ support, rows } = { support: [], rows: [] }] = paper.messages;
    expect(support.map(({ text, opens }) => [text, opens])).toEqual([
      ['It did.', true],
      ['It may.', undefined],
      ['It cost.', true],
      ['It cost much.', undefined],
    ]);
    expect(rows.map(({ text }) => text.split(' | ').length)).toEqual([3, 2]);
    expect(paper.calendar.map(({ date, ahead }) => [date, ahead])).toEqual([
      ['2025-12', false],
      ['2026-12-25', true],
    ]);
    expect(finished().fallen).toEqual([]);
  });

  it('begins with a sentence that is whole', () => {
    const { answer } = paperOf({ 'answer.1': 'partly' });
    expect(answer.sentences.map(({ verdict }) => verdict)).toEqual(['supported', 'partly']);
  });

  it('answers with its strongest message where the answer fell', () => {
    const { answer } = paperOf({ 'answer.1': 'dropped', 'answer.2': 'partly' });
    expect(answer).toMatchObject({
      confidence: 'low',
      verdict: 'cannot_tell',
      sentences: [{ text: 'It pays.' }],
    });
  });

  it('gives a message whose title fell its first whole sentence for one', () => {
    const [first] = paperOf({ 'K1.title': 'partly', 'K1.1': 'partly' }).messages;
    expect(first?.title.text).toBe('It may.');
    expect(first?.support.map(({ text }) => text)).toEqual([
      'It did.',
      'It cost.',
      'It cost much.',
    ]);
  });

  it('loses a message without a sentence to stand on, and says so', () => {
    expect(finished({ 'K2.title': 'partly' }).fallen).toEqual(['K2']);
    expect(paperOf({ 'K2.title': 'partly' }).recommendations[0]?.answers).toEqual(['K1']);
  });

  it.each([
    ['its action', { 'R1.action': 'dropped' }],
    ['its action in part', { 'R1.action': 'partly' }],
    ['its reason', { 'R1.why.1': 'dropped' }],
  ])('loses a recommendation that lost %s, and what pointed at it', (_, verdicts) => {
    const { recommendations } = paperOf(verdicts);
    expect(recommendations).toMatchObject([{ id: 'R2', depends_on: [] }]);
    expect(finished(verdicts as Parameters<typeof finished>[0]).fallen).toEqual(['R1']);
  });

  it('keeps an option of which no page speaks, and drops a criterion of which none does', () => {
    const { criteria, options } = paperOf();
    expect(criteria).toEqual(['Cost']);
    expect(options.map(({ cells }) => cells.map(({ rating }) => rating))).toEqual([
      ['weak'],
      ['none'],
    ]);
    expect(paperOf({ 'O1.1': 'dropped' })).toMatchObject({
      criteria: [],
      options: [{ cells: [] }, {}],
    });
  });

  it('is none where nothing was left', () => {
    const all = Object.fromEntries(draft.lines.map(({ id }) => [id, 'dropped' as const]));
    expect(finished(all)).toEqual({ paper: null, fallen: [], missing: ['answer'] });
  });
});

describe('what fell is told by its part', () => {
  const gapsFor = (...places: string[]) =>
    gapsOf(finished(Object.fromEntries(places.map((id) => [id, 'dropped' as const])))).map(
      ({ section, detail }) => `${section}: ${detail}`,
    );
  it.each<[string, string[], string[]]>([
    ['nothing where a sentence fell that stood beside others', ['K1.1', 'answer.2'], []],
    ['nothing where smaller parts fell', ['risk1.claim', 'answer.against', 'event.1', 'O1.1'], []],
    ['a message', ['K2.title'], ['paper.messages: did not pass the checks: K2']],
    ['a recommendation', ['R2.action'], ['paper.recommendations: did not pass the checks: R2']],
    [
      'all advice, once',
      ['R1.action', 'R2.action'],
      ['paper.recommendations: no recommendation was written and passed the checks'],
    ],
  ])('%s', (_, places, told) => {
    expect(gapsFor(...places)).toEqual(told);
  });
});

it.each([
  ['2027-12-31', 'The report becomes annual from 2027.', '2027'],
  ['2030-01-31', 'It may leave after five years from January 2025.', '2030-01'],
  ['2030-01-31', 'It may leave the deal of January 2025 in January 2030.', '2030-01'],
  ['2026-12-31', 'The contract ends on 31 December 2026.', '2026-12-31'],
  ['2026-12-25', 'The last games are shown.', '2026-12-25'],
])('a date of %s for "%s" stands in the calendar as %s', (by, text, shown) => {
  expect(asSaid(by, text)).toBe(shown);
});
