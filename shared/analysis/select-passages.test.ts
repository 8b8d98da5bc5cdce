import fc from 'fast-check';
import { expect, it } from 'vitest';
import { charsOf, selectPassages, sharePassages } from './select-passages.ts';

const texts = (...given: string[]) => given.map((text) => ({ text }));
const told = (passages: readonly { text: string }[]) => passages.map(({ text }) => text);

it('takes all when all fits, and else what shares rare words with the question, in order', () => {
  const passages = texts(
    'Cells are scarce.',
    'The weather is fine.',
    'Suppliers of cells are few.',
  );
  expect(selectPassages(passages, 'x', 1_000)).toEqual(passages);
  expect(told(selectPassages(passages, 'supplier of cells', 45))).toEqual([
    'Cells are scarce.',
    'Suppliers of cells are few.',
  ]);
});

it.each([
  ['Japanese', '売上高は増加した。', '工場は東京にある。', '売上高'],
  ['Thai', 'รายได้เพิ่มขึ้น', 'โรงงานอยู่ที่นี่', 'รายได้'],
  ['Russian, in another form', 'Выручка выросла.', 'Завод стоит.', 'выручку выручки'],
  ['with accents and without', 'Société générale', 'Rien du tout', 'societe'],
])('finds words in %s', (_, wanted, other, question) => {
  const chars = Math.max(wanted.length, other.length);
  expect(told(selectPassages(texts(other, wanted), question, chars))).toEqual([wanted]);
});

it('every question has its best passage before any has its second', () => {
  const many = Array.from({ length: 20 }, (_, n) => `Prices fell in region ${n} of the market.`);
  const passages = texts(...many, 'Courts limited liability.');
  const [share = []] = sharePassages(passages, [['prices', 'liability']], 200);
  expect(told(share)).toContain('Courts limited liability.');
  expect(charsOf(share)).toBeLessThanOrEqual(200);
});

it('what nobody asks for reaches one reader', () => {
  const asked = Array.from({ length: 30 }, (_, n) => `Prices and courts, number ${n}.`);
  const passages = texts(...asked, 'Ganz etwas anderes.', 'Noch etwas anderes.');
  const shares = sharePassages(passages, [['prices'], ['courts']], 500);
  const reached = shares.map((share) => told(share).filter((text) => text.includes('etwas')));
  expect(reached.flat()).toHaveLength(2);
});

it('gives each reader no more than its room, nothing twice, and the same each time', () => {
  const passage = fc.record({ text: fc.string({ minLength: 1, maxLength: 40 }) });
  const questions = fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(passage, { maxLength: 20 }),
      fc.array(questions, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 300 }),
      (passages, readers, chars) => {
        const shares = sharePassages(passages, readers, chars);
        for (const share of shares) {
          expect(charsOf(share)).toBeLessThanOrEqual(chars);
          expect(new Set(share).size).toBe(share.length);
        }
        expect(sharePassages(passages, readers, chars)).toEqual(shares);
      },
    ),
  );
});
