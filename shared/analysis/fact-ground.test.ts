import { expect, it } from 'vitest';
import { checkFact } from '../domain/facts/check-fact.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { groundOf } from './extract-facts.ts';

const text = 'Revenue of the company was $3.1 billion in 2024.';
const notation = { decimal: '.', spaceGroups: false } as const;
const at = { text, start: 0, end: text.length, context: [], notation };
const passages = ['S1', 'S2'].map((source) => ({ id: `${source}.p1`, source, ...at }));
const { identity, sources: known } = sampleReport();
const sources = known.map((source) => ({ ...source, title: 'News' }));

it('an unnamed company is ours only on a page that is about ours', () => {
  const ground = groundOf({ passages, sources, isAbout: (id) => id === 'S1.p1' }, identity);
  const checked = checkFact(
    {
      ...{ evidence: ['S1.p1', 'S2.p1'], entity: identity.name, metric: 'revenue' },
      ...{
        label: 'Revenue',
        value: '3.1',
        unit: 'USD billion',
        period: '2024',
        status: 'reported',
      },
    },
    ground,
  );
  expect(checked.ok && checked.fact.evidence).toEqual(['S1.p1']);
});
