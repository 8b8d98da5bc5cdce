import { expect, test } from 'vitest';
import { sampleReport } from '../../testing/sample-report.ts';
import { createPaperView } from '../paper/paper-view.ts';
import { createSetter } from './setter.ts';

const setter = createSetter(createPaperView(sampleReport()).view);
const cells = (...rows: string[][]) => {
  const table = setter.table({ caption: '', head: rows[0] ?? [], rows });
  return table.kind === 'table' ? table : undefined;
};

test('a word that is wider than a narrow column can be broken, and others stay whole', () => {
  const [long, whole] = (
    cells(['x'.repeat(200), 'Wettbewerbsintensität 東京特許許可局東京特許許可局東京特許許可局東京'])
      ?.rows[0] ?? []
  ).map(({ runs }) => runs.map(({ text }) => text).join(''));
  expect(Math.max(...(long ?? '').split('\u200b').map((part) => part.length))).toBeLessThan(12);
  expect(whole).not.toContain('\u200b');
});

test('a column with few filled cells is as wide as one that is full', () => {
  const text = 'A sentence of some length';
  const table = cells(['1', text, text], ['2', text, ''], ['3', text, ''], ['4', text, '']);
  expect(table?.widths[2]).toBe(table?.widths[1]);
});

test('in a report from right to left foreign words keep their signs', () => {
  const { request, ...report } = sampleReport();
  const arabic = { ...report, request: { ...request, language: 'ar' } };
  const { runs } = createSetter(createPaperView(arabic).view);
  const shown = runs([{ text: 'ارتفعت الإيرادات.' }, { text: ' (partly supported)' }], 'list');
  expect(shown.map(({ text }) => text)).toEqual([
    'ارتفعت الإيرادات.',
    ' \u200e(partly supported)\u200e',
  ]);
});
