import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toGeminiSchema } from '../../adapters/gemini-schema.ts';
import { isSound, readReply } from '../read-reply.ts';
import { amended, amendments, askedCompletion, askedRevision } from './amendments.ts';
import { EMPTY, says } from './paper.test-rig.ts';
import { paperReply } from './paper-reply.ts';

const ids = (raw: unknown) => paperReply.parse(raw).draft.lines.map(({ id }) => id);

describe('the paper as a model sends it', () => {
  it('becomes sentences under their places, in the order in which they are read', () => {
    const raw = {
      answer: {
        verdict: 'yes',
        sentences: [says('One.', 'S1.p1'), says('Two.', 'S1.p1')],
        decide_by: { ...says('Before Christmas.', 'S1.p1'), by: '2026-12-18' },
        changes: [says('If it doubles.', 'F1')],
      },
      messages: [{ title: says('It pays.', 'S1.p1'), support: [says('It did.', 'S2.p1')] }],
      recommendations: [{ action: says('Bid.', 'S1.p1'), why: [says('It pays.', 'S1.p1')] }],
      risks: [{ risk: says('It may not.', 'S1.p1'), impact: 'HIGH' }],
    };
    expect(ids(raw)).toEqual([
      ...['answer.1', 'answer.2', 'answer.decide', 'answer.change.1', 'K1.title', 'K1.1'],
      ...['R1.action', 'R1.why.1', 'risk1.claim'],
    ]);
    expect(paperReply.parse(raw).draft).toMatchObject({
      verdict: 'yes',
      risks: [{ id: 'risk1', likelihood: 'unknown', impact: 'high' }],
      recommendations: [{ id: 'R1', priority: 'medium' }],
    });
  });

  it.each<[string, unknown]>([
    ['one thing in place of a list', { answer: { sentences: says('Yes.', 'S1.p1') } }],
    ['a bare string in place of a sentence', { answer: { sentences: ['Yes.'] } }],
    [
      'null in place of parts',
      { answer: { sentences: [says('Yes.')], against: null }, messages: null },
    ],
    ['a sentence without text', { answer: { sentences: [says('Yes.'), { evidence: ['S1.p1'] }] } }],
    ['parts that nobody asked for', { answer: { sentences: [says('Yes.')] }, mood: 'good' }],
  ])('is read with %s', (_, raw) => {
    expect(ids(raw)).toEqual(['answer.1']);
  });

  it('that says nothing does not fit', () => {
    expect(paperReply.safeParse({ answer: {}, messages: [] }).success).toBe(false);
    expect(paperReply.safeParse('no').success).toBe(false);
  });

  it('may write ids as it likes', () => {
    const raw = { answer: { sentences: [{ text: 'Yes.', evidence: '[S1-p2], s3.P4; f2' }] } };
    expect(paperReply.parse(raw).draft.lines[0]?.evidence).toEqual(['S1.p2', 'S3.p4', 'F2']);
  });

  it('keeps a cell in its column though the one before has no text', () => {
    const cells = [{ rating: 'none' }, { rating: 'weak', ...says('It is dear.', 'F1') }];
    const raw = { answer: { sentences: [says('Yes.')] }, options: [{ name: 'Bid', cells }] };
    expect(ids(raw)).toEqual(['answer.1', 'O1.2']);
    expect(paperReply.parse(raw).draft.options[0]?.ratings).toEqual(['none', 'weak']);
  });

  const [first, second, third] = ['It did.', 'It may.', 'It cost.'].map((text) => says(text, 'F1'));
  it.each<[string, unknown, boolean[]]>([
    ['lists of sentences', [[first, second], [third]], [true, false, true]],
    ['a list of sentences alone', [first, second, third], [true, false, false]],
    ['a paragraph of one sentence among others', [first, [second, third]], [true, true, false]],
    [
      'objects that hold sentences',
      [{ sentences: [first] }, { sentences: [second, third] }],
      [true, true, false],
    ],
  ])('as text keeps its paragraphs: %s', (_, paragraphs, opens) => {
    const raw = {
      answer: { sentences: [says('Yes.')] },
      sections: [{ title: says('So.'), paragraphs, rows: [] }],
    };
    const read = readReply(paperReply, JSON.stringify(raw));
    const lines = read.ok ? read.value.draft.lines.filter(({ id }) => /^K1\.\d/u.test(id)) : [];
    expect(lines.map(({ text, opens: one }) => [text, one === true])).toEqual(
      ['It did.', 'It may.', 'It cost.'].map((text, n) => [text, opens[n]]),
    );
  });

  it('as text keeps a recommendation that lacks what may be empty', () => {
    const advice = { action: says('Do it now.', 'S1.p1'), why: [says('It pays.', 'S1.p1')] };
    const raw = { answer: { sentences: [says('Yes.')] }, recommendations: [advice] };
    const read = readReply(paperReply, JSON.stringify(raw));
    expect(read.ok && read.value.draft.recommendations).toMatchObject([{ id: 'R1', owner: '' }]);
  });

  it.each([
    ['the paper', paperReply],
    ['a completion', amendments(askedCompletion)],
    ['a revision', amendments(askedRevision)],
  ])('%s is asked for in a schema that the service takes', (_, reply) => {
    expect(toGeminiSchema(z.toJSONSchema(reply, { io: 'input' })).type).toBe('object');
  });
});

describe('amendments', () => {
  const draft = paperReply.parse({
    answer: { sentences: [says('Yes.', 'S1.p1')] },
    messages: [{ title: says('It pays.', 'S1.p1'), support: [says('It did.', 'S2.p1')] }],
    recommendations: [
      { action: says('Bid.', 'S1.p1'), why: [says('It pays.', 'S1.p1')], owner: 'CFO' },
    ],
  }).draft;
  const changed = (raw: unknown) => amended(draft, amendments(askedRevision).parse(raw));

  it('replace a sentence whole and keep its evidence where none is sent', () => {
    const { lines } = changed({ sentences: [{ id: 'K1.1', text: 'It did once.' }] });
    expect(lines.find(({ id }) => id === 'K1.1')).toMatchObject({
      text: 'It did once.',
      evidence: ['S2.p1'],
    });
  });

  it('may begin a paragraph, and leave one begun', () => {
    const sent = [
      { id: 'K1.1', ...says('It did once.', 'S2.p1') },
      { id: 'K1.2', ...says('¶ It may not again.', 'S2.p1') },
      { id: 'K1.3', ...says('Nobody knows.', 'S2.p1') },
    ];
    const opened = draft.lines.map((line) => ({
      ...line,
      ...(line.id === 'K1.1' && { opens: true as const }),
    }));
    const { lines } = amended(
      { ...draft, lines: opened },
      amendments(askedRevision).parse({ sentences: sent }),
    );
    expect(lines.slice(2, 5).map(({ text, opens }) => [text, opens])).toEqual([
      ['It did once.', true],
      ['It may not again.', true],
      ['Nobody knows.', undefined],
    ]);
  });

  it('put a new sentence into its part, and leave out places that do not exist', () => {
    const sent = ['K1.2', 'K9.colour', 'answer.4'].map((id) => ({ id, ...says('More.', 'S1.p2') }));
    expect(changed({ sentences: sent }).lines.map(({ id }) => id)).toEqual([
      ...['answer.1', 'K1.title', 'K1.1', 'K1.2', 'R1.action', 'R1.why.1'],
    ]);
  });

  it('bring the head of a new recommendation, and keep those that stand', () => {
    const { recommendations } = changed({
      sentences: [{ id: 'R2.action', ...says('Wait.', 'S1.p1') }],
      recommendations: [{ id: 'R2', owner: 'Chair', priority: 'low' }],
    });
    expect(recommendations.map(({ id, owner }) => [id, owner])).toEqual([
      ['R1', 'CFO'],
      ['R2', 'Chair'],
    ]);
  });

  it('take out what they remove, heads with it', () => {
    const next = changed({ remove: ['R1.action', 'R1.why.1'] });
    expect(next.recommendations).toEqual([]);
    expect(next.lines.map(({ id }) => id)).toEqual(['answer.1', 'K1.title', 'K1.1']);
  });

  it('rate a new option, and rate one anew that stands', () => {
    const before = { ...draft, options: [{ id: 'O1', name: 'Bid', ratings: ['weak' as const] }] };
    const { options } = amended(
      before,
      amendments(askedRevision).parse({
        options: [
          { id: 'O1', name: '', ratings: ['Strong'] },
          { id: 'O2', name: 'Wait', ratings: ['mixed'] },
        ],
      }),
    );
    expect(options).toEqual([
      { id: 'O1', name: 'Bid', ratings: ['strong'] },
      { id: 'O2', name: 'Wait', ratings: ['mixed'] },
    ]);
  });

  it('that change sentences alone are whole: what they do not touch is not missing', () => {
    const sentences = [{ id: 'K1.1', ...says('It did once.', 'S2.p1') }];
    const faults = [{ number: 1, outcome: 'revised' }];
    const read = readReply(amendments(askedRevision), JSON.stringify({ faults, sentences }));
    expect(isSound(read)).toBe(true);
  });

  it('of an empty paper are empty', () => {
    expect(amended(EMPTY, amendments(askedRevision).parse({}))).toEqual(EMPTY);
  });
});
