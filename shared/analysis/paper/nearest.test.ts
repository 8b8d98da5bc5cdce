import { describe, expect, it } from 'vitest';
import { processorMs } from '../../testing/processor-time.ts';
import { alike, createNearest } from './nearest.ts';

/** A claim, what a page says against it, and what else stands there. */
const LANGUAGES: [language: string, claim: string, against: string, ...others: string[]][] = [
  [
    'German',
    'Preiserhöhungen sind in den USA nicht geplant.',
    'Wegen der Zölle erhöht der Konzern in den USA die Preise.',
    'Der Konzern plant ein Lager in Mantua.',
  ],
  [
    'Spanish',
    'La empresa reducirá su deuda.',
    'La deuda de la empresa aumentó en el primer semestre.',
    'La empresa contratará a 300 personas.',
  ],
  [
    'Finnish',
    'Yhtiön tuotanto kasvoi.',
    'Yhtiön tehtaiden tuotantomäärät supistuivat.',
    'Yhtiön pääkonttori on Espoossa.',
  ],
  [
    'Hungarian',
    'A vállalat exportja nőtt.',
    'A vállalat exportbevételei csökkentek.',
    'A vállalat székhelye Győr.',
  ],
  [
    'Russian',
    'Компания сохраняет лидерство.',
    'Компания уступила лидерство конкуренту.',
    'Компания основана в 1998 году.',
  ],
  ['Arabic', 'ارتفعت أرباح الشركة.', 'تراجعت أرباح الشركة الصافية.', 'مقر الشركة في الرياض.'],
  ['Hindi', 'कंपनी की बिक्री बढ़ी है।', 'कंपनी की बिक्री पिछले साल घटी।', 'कंपनी का मुख्यालय पुणे में है।'],
  [
    'Japanese',
    '同社の営業利益は増加した。',
    '同社の2024年度の営業利益は減少した。',
    '同社の本社は京都にある。',
  ],
  ['Chinese', '公司市场份额保持稳定。', '该公司的市场份额从31%降至24%。', '该公司总部位于深圳。'],
  ['Korean', '회사의 매출이 늘었다.', '회사의 올해 매출은 줄었다.', '회사의 본사는 수원에 있다.'],
  ['Thai', 'ยอดขายของบริษัทเพิ่มขึ้น', 'ยอดขายรถยนต์ของบริษัทลดลง', 'บริษัทมีสำนักงานใหญ่ที่กรุงเทพ'],
];

describe('nearest passages', () => {
  it.each(LANGUAGES)('put what speaks of the same thing first in %s', (_, claim, ...texts) => {
    const passages = texts.map((text, n) => ({ id: `S1.p${n + 1}`, text }));
    expect(createNearest(passages)(claim, 1)[0]?.one.id).toBe('S1.p1');
  });

  it('leave out those that are cited already', () => {
    const passages = [1, 2, 3].map((n) => ({ id: `S1.p${n}`, text: `The fee rose in year ${n}.` }));
    const found = createNearest(passages)('the fee', 3, new Set(['S1.p2']));
    expect(found.map(({ one }) => one.id).toSorted()).toEqual(['S1.p1', 'S1.p3']);
  });

  it('take time in step with the text', () => {
    const passages = [{ id: 'S1.p1', text: 'a '.repeat(20_000) + '値'.repeat(20_000) }];
    expect(processorMs(() => createNearest(passages)('値上げ a', 1))).toBeLessThan(5_000);
  });
});

it.each<[string, string, boolean]>([
  [
    'The games brought 430,000 sign-ups in 2025.',
    'In 2025 the games brought 430,000 sign-ups.',
    true,
  ],
  ['The games brought 430,000 sign-ups in 2025.', 'The fee of the games is disputed.', false],
  ['', 'Anything.', false],
])('%j and %j are alike: %s', (a, b, same) => {
  expect(alike(a, b) >= 0.75).toBe(same);
});
