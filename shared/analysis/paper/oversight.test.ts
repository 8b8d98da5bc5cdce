import { describe, expect, it } from 'vitest';
import { passagesForCritic } from './bearing.ts';
import type { Line, PaperDraft } from './lines.ts';
import { flips, oversight } from './oversight.ts';
import { EMPTY, FACTS, fact, LIMIT, material, says } from './paper.test-rig.ts';
import { lineOf } from './paper-reply.ts';
import { tidied } from './tidy.ts';

const line = (id: string, text: string, ...evidence: string[]): Line[] =>
  lineOf(id, says(text, ...evidence));
const paper = (...lines: Line[][]): PaperDraft => ({ ...EMPTY, lines: lines.flat() });
const answer = line('answer.1', 'The limit is $90.3 million a year.', 'D1', 'F1');
const given = material({ computed: [LIMIT] });

describe('what code notices in a paper', () => {
  it.each<[string, PaperDraft, string]>([
    ['a page near the question that nothing cites', paper(answer), 'no sentence cites S4'],
    ['a day ahead that nothing cites', paper(answer), '2026-12-25 lies ahead in S1.p1'],
    ['a disagreement that is used one way', paper(answer), 'X1 is used one way only'],
    ['a limit between the two readings', paper(answer), 'D1 lies between the readings of X1'],
    [
      'old news without its date',
      paper(line('K1.1', 'The service has 280 million members.', 'S3.p1')),
      'K1.1 gives no date, and its latest source is of 2024-03',
    ],
    [
      'a threshold without a figure of the ledger',
      paper(line('answer.change.1', 'The fee falls under $40 million.', 'S1.p2')),
      'answer.change.1 states a figure',
    ],
    [
      'a repeat',
      paper(
        line('K1.1', 'The games brought 430,000 sign-ups.', 'F3'),
        line('K2.1', 'The games brought 430,000 sign-ups.', 'F3'),
      ),
      'K2.1 repeats K1.1',
    ],
  ])('%s', (_, draft, expected) => {
    expect(oversight(draft, given).join('\n')).toContain(expected);
  });

  it('a benchmark of another owner', () => {
    const rival = fact('F9', 2e9, 'S3.p1', { entity: 'YouTube', label: 'Sunday Ticket' });
    const noticed = oversight(paper(answer), { ...given, facts: [...FACTS, rival] });
    expect(noticed.join('\n')).toContain('F9 could be a benchmark');
  });

  it('passages and figures that come near to what the paper calls unknown', () => {
    const unknowns = [
      { what: 'How many sign-ups the games brought', how: '', matters_to: [], query: null },
      { what: 'Qxyz vwk', how: '', matters_to: [], query: null },
    ];
    const noticed = oversight({ ...paper(answer), unknowns }, given).join('\n');
    expect(noticed).toMatch(/U1 may be stated after all: see .*S2\.p1.*F3/);
    expect(noticed).not.toContain('U2 may');
  });

  it('and the critic reads what is cited, what is near, and not what bears on nothing', () => {
    const { evidence } = given;
    const [first] = evidence.passages;
    if (!first) throw new Error('the world has passages');
    const far = Array.from({ length: 50 }, (_, n) => ({
      ...{ ...first, id: `S9.p${n + 1}`, source: 'S9', text: `Qxyz vwk ${n}.` },
    }));
    const passages = [...evidence.passages, ...far];
    const shown = passagesForCritic(paper(answer), {
      ...given,
      evidence: { ...evidence, passages },
    });
    const ids = shown.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['S1.p2', 'S4.p1', 'S1.p1', 'S2.p1']));
    expect(ids.filter((id) => id.startsWith('S9'))).toEqual([]);
  });

  it.each([
    ['at_least', true],
    ['exact', false],
  ] as const)('a computed figure of the answer that is %s', (bound, expected) => {
    const computed = [{ ...LIMIT, amount: { ...LIMIT.amount, bound } }];
    const noticed = oversight(paper(answer), material({ computed })).join('\n');
    expect(noticed.includes('answer.1 states D1, which is at least')).toBe(expected);
  });

  it('nothing of a sentence that says when', () => {
    const dated = line('K1.1', 'In March 2024 the service had 280 million members.', 'S3.p1');
    expect(oversight(paper(dated), given).join('\n')).not.toContain('gives no date');
  });

  it('no flip where both readings lie on one side of the limit', () => {
    const amount = { ...LIMIT.amount, low: 36e6, high: 36e6 };
    expect(flips(paper(answer), material({ computed: [{ ...LIMIT, amount }] }))).toEqual([]);
  });
});

describe('what code does to a paper', () => {
  const texts = (draft: PaperDraft, language = 'en') => {
    const { request } = given;
    const own = { ...given, request: { ...request, language } };
    return new Map(tidied(draft, own).lines.map(({ id, text }) => [id, text]));
  };
  const old = paper(line('K1.1', 'The service has 280 million members.', 'S3.p1'));

  it.each([
    ['en', 'The service has 280 million members (as of March 2024).'],
    ['de', 'The service has 280 million members (Stand März 2024).'],
    ['ja', 'The service has 280 million members (2024年3月).'],
  ])('old news says of when it is, in %s', (language, expected) => {
    expect(texts(old, language).get('K1.1')).toBe(expected);
  });

  it('leaves undated and proposed sentences as they are', () => {
    const draft = paper(
      line('K1.1', 'The fee is $50 million.', 'S4.p1'),
      line('R1.step.1', 'Ask the league.', 'S3.p1'),
    );
    expect([...texts(draft).values()]).toEqual(['The fee is $50 million.', 'Ask the league.']);
  });

  it('says in which case the answer would be another', () => {
    expect(texts(paper(answer)).get('answer.uncertainty')).toBe(
      'The sources disagree on Netflix, fee of the Christmas games ($150M / $50M); $90.3M lies between the two, so the answer depends on which is right.',
    );
  });

  it('leaves the uncertainty that the writer named', () => {
    const own = line('answer.uncertainty', 'The fee is not known.', 'F1');
    expect(texts(paper(answer, own)).get('answer.uncertainty')).toBe('The fee is not known.');
  });

  it('takes a repeat out where nothing hangs on it', () => {
    const twice = 'The games brought 430,000 sign-ups in December 2025.';
    const draft = paper(
      line('K1.1', twice, 'F3'),
      line('K2.title', twice, 'F3'),
      line('K2.1', twice, 'F3'),
    );
    expect([...texts(draft).keys()]).toEqual(['K1.1', 'K2.title']);
  });

  it('takes out cells that say the same of several options', () => {
    const draft = paper(
      line('O1.1', 'No page speaks of it.', 'S1.p1'),
      line('O1.2', 'It costs $150 million.', 'F1'),
      line('O2.1', 'No page speaks of it.', 'S1.p1'),
    );
    expect([...texts(draft).keys()]).toEqual(['O1.2']);
  });

  it('takes an event out whose year no page states', () => {
    const event = (n: number, by: string): Line[] =>
      lineOf(`event.${n}`, { ...says('The contract ends.', 'S1.p1'), by });
    expect([...texts(paper(event(1, '2026-12-25'), event(2, '2031-01-01'))).keys()]).toEqual([
      'event.1',
    ]);
  });

  it('marks a threshold without a source as a proposal', () => {
    const draft = paper(line('R1.reverse.1', 'The fee falls under $40 million.', 'S1.p2'));
    const { lines } = tidied(
      { ...draft, lines: draft.lines.map((one) => ({ ...one, kind: 'fact' })) },
      given,
    );
    expect(lines[0]?.kind).toBe('proposal');
  });

  it('takes out a recommendation and a message that say again what an earlier one says', () => {
    const draft = paper(
      line('K1.title', 'The fee of the games decides it.', 'F1'),
      line('K2.title', 'The fee of the games decides it.', 'F1'),
      line('K2.1', 'It is $150 million a year.', 'F1'),
      line('R1.action', 'Bid at most $150 million.', 'F1'),
      line('R1.why.1', 'The league asks for so much.', 'F1'),
      line('R2.action', 'Bid at most $150 million.', 'F1'),
      line('R2.why.1', 'Viewers came.', 'F3'),
      line('R12.action', 'Count who stays.', 'F3'),
    );
    const head = { owner: '', size: [], depends_on: [], answers: [] };
    const recommendations = ['R1', 'R2', 'R12'].map((id) => ({
      ...{ ...head, id, priority: 'high' as const, horizon: '0-6 months' as const },
    }));
    const tidy = tidied({ ...draft, recommendations }, given);
    expect(tidy.recommendations.map(({ id }) => id)).toEqual(['R1', 'R12']);
    const ids = tidy.lines.map(({ id }) => id);
    expect(ids.filter((id) => /^[KR]/u.test(id))).toEqual([
      ...['K1.title', 'R1.action', 'R1.why.1', 'R12.action'],
    ]);
  });
});
