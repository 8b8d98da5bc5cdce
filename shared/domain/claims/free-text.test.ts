import { describe, expect, it } from 'vitest';
import { freeTextFaults } from './free-text.ts';
import type { EvidenceBase } from './gates.ts';

const PASSAGES: Record<string, string> = {
  'S1.p1':
    'Tesla reported revenue of $97.69 billion in 2024. Automotive gross margin was 17.9 percent.',
  'S3.p1': 'BYD built 500 shops. Costs fell 7%.',
  'S2.p1': 'Revenue rose 12% in 2024.',
};
const base: EvidenceBase = {
  passageText: (id) => PASSAGES[id],
  subjectFault: (text) => (/\bRivals\b/u.test(text) ? 'the passage is not about Tesla' : null),
};
const NAMES = new Set(['BYD', 'Volvo']);
const faults = (text: string) =>
  freeTextFaults(
    text,
    { rationale: ['S1.p1', 'S2.p1'], around: ['S3.p1'], isName: (word) => NAMES.has(word) },
    base,
  );

describe('freeTextFaults', () => {
  it.each([
    'Revenue of $97.69 billion carries a margin of 17.9%',
    'Costs that fell 7% leave room for it',
    'Build the entry model on the existing lines',
    'Double the service network',
    'Open service centres before BYD does.',
    'BYD could answer with a cheaper car.',
    'The advice would change if BYD exited Europe.',
    'Rivals may follow with cuts of their own',
    'Verdoppeln Sie das Servicenetz',
  ])('lets pass %j', (text) => {
    expect(faults(text)).toEqual([]);
  });

  it.each([
    ['a direction turned round', 'Revenue fell 12%'],
    ['an organisation that no passage names', 'BYD executives were convicted of fraud'],
    ['its figures', 'BYD executives were convicted and revenue fell to $97.69 billion'],
    ['a figure said of somebody else', 'Rivals made $97.69 billion'],
    ['a direction turned round beside it', 'Costs rose 7%'],
    ['somebody whom only the passages around name', 'BYD built 500 shops'],
    ['a figure hidden by a mark', 'Save 2\u200b0% [S1.p1]'],
    ['a multiple that is no order', 'Output will double by then'],
    ['a fact after a condition', 'It holds if costs fall. Volvo was fined.'],
  ])('faults %s', (_, text) => {
    expect(faults(text)).not.toEqual([]);
  });

  it('faults an address and a figure from elsewhere, all at once', () => {
    expect(faults('Save 20% at https://x.example')).toHaveLength(2);
  });
});
