import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitPassages } from './passages.ts';
import { sentenceSpans } from './sentences.ts';

const NOTATION = { decimal: '.', spaceGroups: false } as const;
const texts = (text: string) => splitPassages(text, NOTATION).map((passage) => passage.text);
const sentences = (text: string) =>
  sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe('sentenceSpans', () => {
  it.each([
    ['Apple Inc. rose. It fell.', ['Apple Inc. rose.', 'It fell.']],
    [
      'It was bought by Oracle Inc. The deal closed.',
      ['It was bought by Oracle Inc.', 'The deal closed.'],
    ],
    ['The U.S. Department and U.S. Steel spoke.', ['The U.S. Department and U.S. Steel spoke.']],
    ['Dr. J. Smith of No. 5, e.g. Mr. Ho, left.', ['Dr. J. Smith of No. 5, e.g. Mr. Ho, left.']],
    ['Sales were 3.5 million vs. 3.1 million.', ['Sales were 3.5 million vs. 3.1 million.']],
    ['“It grew.” He left! Why? No.', ['“It grew.”', 'He left!', 'Why?', 'No.']],
    ['Yahoo! said so. OK.', ['Yahoo! said so.', 'OK.']],
    [
      'Am 3. März und im 2. Quartal stieg er. Dann nicht.',
      ['Am 3. März und im 2. Quartal stieg er.', 'Dann nicht.'],
    ],
    [
      'Umsatz: 3,5 Mio. Euro. Das ist z. B. viel.',
      ['Umsatz: 3,5 Mio. Euro.', 'Das ist z. B. viel.'],
    ],
    ['M. Dupont a dit oui. Il part.', ['M. Dupont a dit oui.', 'Il part.']],
    ['成長した。増えた！', ['成長した。', '増えた！']],
    ['(増加した。)次に減少した。', ['(増加した。)', '次に減少した。']],
    [
      'Sales rose.[12] They fell.¹ It held.(3) End.',
      ['Sales rose.[12]', 'They fell.¹', 'It held.(3)', 'End.'],
    ],
    ['Item 7. Management’s Discussion. It fell.', ['Item 7. Management’s Discussion.', 'It fell.']],
    ['Nach Abschn. 4 und Kap. 5 gilt es. Ende.', ['Nach Abschn. 4 und Kap. 5 gilt es.', 'Ende.']],
    ['「はい。」と述べた。次。', ['「はい。」と述べた。', '次。']],
  ])('cuts %j', (text, parts) => {
    expect(sentences(text)).toEqual(parts);
  });
});

describe('splitPassages', () => {
  it('puts up to three sentences together, and never across a blank line', () => {
    expect(texts('One rose. Two fell. Three held. Four won.\n\nFive lost a lot.')).toEqual([
      'One rose. Two fell. Three held.',
      'Four won.',
      'Five lost a lot.',
    ]);
  });

  it('gives verbatim slices, in order, trimmed, of at most 700 characters, without a blank line', () => {
    const unit = fc.constantFrom(
      'Sales rose 3.5% in 2024. ',
      'A',
      'é',
      '日本。',
      '\n',
      '\n\n',
      ' ',
      'Inc. ',
      '- item ',
      'x'.repeat(90),
      '"',
      '!',
      '😀',
      '| 12 ',
      'word ',
      '\u0301',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 120 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const passage of splitPassages(text, NOTATION)) {
          expect(passage.text).toBe(text.slice(passage.start, passage.end));
          expect(passage.text).toBe(passage.text.trim());
          // A row may be numbers alone, and its cells stand a paragraph apart.
          if (passage.row === undefined) {
            expect(passage.text).toMatch(/\p{L}/u);
            expect(passage.text).not.toMatch(/\n\s*\n/);
          }
          expect(passage.text.isWellFormed()).toBe(true);
          expect(passage.text.length).toBeLessThanOrEqual(700);
          expect(passage.start).toBeGreaterThanOrEqual(last);
          last = passage.end;
        }
      }),
    );
  });

  it.each([
    ['menus', 'Home\nAbout us\nInvestor relations'],
    ['lines without a letter', '2024 | 96,773 | 81,462\n---'],
    [
      'cookie banners',
      'We use cookies to improve your experience on this site.\nAccept all cookies',
    ],
    ['German cookie banners', 'Wir verwenden Cookies, um unsere Website zu verbessern.'],
    ['subscription pleas', 'Subscribe to our newsletter for daily updates'],
  ])('leaves out %s', (_, text) => {
    expect(texts(text)).toEqual([]);
  });

  it.each([
    'Google will phase out third-party cookies in its browser next year.',
    'Sales rose.',
    'Revenue: $5bn',
    '売上高は増加した',
    'Subscribers now pay for news in greater numbers than before, the survey found.',
  ])('keeps %j', (text) => {
    expect(texts(text)).toEqual([text]);
  });

  it('joins lines that were wrapped, and keeps their last words', () => {
    const text =
      'The company said that deliveries of its cars would grow in the year\nto come, even in Europe\nand Asia.';
    expect(texts(text)).toEqual([text]);
  });

  it('splits tables and long lists without punctuation', () => {
    const rows = Array.from(
      { length: 40 },
      (_, n) => `Segment ${n} revenue | ${n},000 | ${n},500`,
    ).join('\n');
    const found = texts(rows);
    expect(found.length).toBeGreaterThan(10);
    expect(found.join('\n')).toBe(rows);
  });

  it('cuts a sentence without end at words', () => {
    const text = Array.from({ length: 600 }, (_, n) => `word${n}`).join(' ');
    const found = texts(text);
    expect(found.length).toBeGreaterThan(5);
    expect(found.join(' ')).toBe(text);
  });

  it('takes the bullet off an item, but not the sign off a number', () => {
    expect(texts('- first item of the list')).toEqual(['first item of the list']);
    expect(texts('-5% growth in the second half')).toEqual(['-5% growth in the second half']);
  });

  it.each(
    ['a|1\n', '.', '. ', 'a. ', '。', 'a', 'A\n', '- ', 'Inc. ', '"', '1. ', ', '].map((unit) => [
      unit,
    ]),
  )('takes linear time on half a megabyte of %j', (unit) => {
    const started = process.threadCpuUsage();
    splitPassages(unit.repeat(500_000 / unit.length), NOTATION);
    expect(process.threadCpuUsage(started).user).toBeLessThan(4_500_000);
  });
});
