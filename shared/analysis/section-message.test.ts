import { describe, expect, test } from 'vitest';
import { messageDrafts } from '../frameworks/message.ts';
import { keepAll } from '../testing/kept-claims.ts';
import { sectionMessage } from './section-message.ts';

const evidence = ['S1.p1'];
const reply = {
  message: { text: 'Rivalry presses hardest.', evidence },
  takeaways: [
    { text: 'Prices fall while capacity grows.', evidence },
    { text: 'prices fall while  capacity grows.', evidence },
    { text: 'BYD sells more.', evidence },
  ],
  so_what: { text: 'Price is no way to win.', evidence },
  unknown: ['How rivals will answer', 'Whether it costs $5 million', 'See www.evil.example'],
};
const items = [
  {
    id: 'porter.rivalry.competitors',
    text: 'BYD sells more.',
    kind: 'fact',
    about: 'market',
    evidence,
  },
] as const;
const scored = {
  scores: [
    ['rivalry', 4.5],
    ['buyers', 2],
  ].map(([topic, value]) => ({
    ...{ topic: String(topic), label: String(topic), status: 'assessed' as const },
    ...{ value: Number(value), low: Number(value), high: Number(value), assessed: 2, of: 2 },
  })),
  claims: [],
  topics: [] as { id: string; label: string }[],
};

const of = (given: unknown, except: string[] = [], parts: Partial<typeof scored> = {}) => {
  const kept = keepAll(messageDrafts('porter', given, [...items]), { except });
  return sectionMessage('porter', given, kept, { ...scored, ...parts }, 'de');
};

describe('a section as a whole', () => {
  test('has its title, takeaways and consequence checked like items, none said twice', () => {
    expect(messageDrafts('porter', reply, [...items]).map(({ id, kind }) => [id, kind])).toEqual([
      ['porter.headline.1', 'inference'],
      ['porter.takeaway.1', 'inference'],
      ['porter.so_what.1', 'inference'],
    ]);
    const section = of(reply);
    expect(section.headline).toMatchObject({
      text: 'Rivalry presses hardest.',
      verdict: 'supported',
    });
    expect(section.takeaways.map(({ text }) => text)).toEqual([
      'Prices fall while capacity grows.',
    ]);
    expect(section.so_what?.text).toBe('Price is no way to win.');
  });

  test('tells what is open only where that states nothing', () => {
    expect(of(reply).unknown).toEqual(['How rivals will answer']);
  });

  test('gets a title by code where the model’s was dropped, in the language of the report', () => {
    expect(of(reply, ['porter.headline.1']).headline).toEqual({
      text: 'rivalry steht am höchsten, buyers am niedrigsten',
      by_code: true,
    });
    const topics = [{ id: 'so', label: 'Stärken' }];
    expect(of({}, [], { scores: [], topics }).headline).toEqual({
      text: 'Am meisten fand sich zu: Stärken',
      by_code: true,
    });
  });

  test.each([
    ['nothing', undefined],
    ['words where fields should be', { message: 'x', takeaways: 'y', so_what: 7, unknown: 'z' }],
  ])('loses no item to %s', (_, given) => {
    expect(messageDrafts('porter', given, [...items])).toEqual([]);
    expect(of(given)).toMatchObject({ takeaways: [], so_what: null, unknown: [] });
  });
});
