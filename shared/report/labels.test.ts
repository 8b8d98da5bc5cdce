import { describe, expect, test } from 'vitest';
import { confidenceOf } from '../domain/claims/confidence.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { en } from './labels/en.ts';
import { fill, knownLanguage, LABELS, labelsFor } from './labels.ts';

const flat = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string'
      ? [[`${path}${key}`, inner] as [string, string]]
      : flat(inner, `${path}${key}/`),
  );
const english = new Map(flat(en));
const placeholders = (text: string) =>
  [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();
/** Words that two languages share, or that nobody translates. */
const SHARED = new Set([
  ':',
  ', ',
  'SWOT',
  // A sign of a unit, as kWh is.
  'pp',
  'Passages',
  'PESTEL',
  'Blue Ocean Strategy',
  'Region',
  'Standard',
  'Sources',
  'Horizon',
  'Date',
  'Impact',
  'Action',
  'Part',
  'Legal',
  'Social',
  'Factor',
  'Tokens',
  'Website',
  'Fact',
  'Model',
  'No.',
  'Opportunity',
  'opportunity',
  'Mixed',
  'Industry',
  'Evidence',
  'Company',
  'create',
  'Create',
  'Option',
  'Options',
  'Condition',
  'Notes',
  'No',
  'Audience',
  'point {n}',
  'Q{n} {year}',
]);

describe.each(Object.entries(LABELS))('labels in %s', (language, labels) => {
  test('have every key and placeholder, and no empty word', () => {
    const own = new Map(flat(labels));
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ''));
    }
  });

  test('are translated', () => {
    if (language === 'en') return;
    const same = flat(labels).filter(
      ([key, text]) => english.get(key) === text && !SHARED.has(text),
    );
    expect(same).toEqual([]);
  });
});

test.each(Object.entries(LABELS))(
  'no label in %s holds a digit or the name of a company',
  (_, labels) => {
    const { identity } = sampleReport();
    const names = [...identity.aliases, ...identity.rivals, 'Netflix', 'Adidas', 'Nike', 'Google'];
    const found = flat(labels).filter(
      ([, text]) =>
        /\p{N}/u.test(text) ||
        names.some((name) => text.toLowerCase().includes(name.toLowerCase())),
    );
    expect(found).toEqual([]);
  },
);

describe('the words for what the formulas name', () => {
  test('know every part of the confidence', () => {
    const { parts } = confidenceOf({
      supported: 1,
      judged: 1,
      unchecked: 0,
      corroborated: 1,
      tiers: [1],
      recentShare: 1,
      sectionsAssessed: 1,
      sectionsRequested: 1,
      answered: true,
    });
    for (const { name } of parts) expect(en.parts).toHaveProperty([name]);
  });
});

test('the language is chosen by its primary subtag; English stands in, and says so', () => {
  expect(labelsFor('de-CH')).toEqual({ labels: LABELS.de, own: true });
  expect(labelsFor('PT-br')).toEqual({ labels: en, own: false });
  expect(labelsFor('constructor')).toEqual({ labels: en, own: false });
  expect([knownLanguage('pt-BR'), knownLanguage('"><b>'), knownLanguage('xx')]).toEqual([
    'pt-BR',
    'en',
    'en',
  ]);
});

test('filling leaves alone what it has no value for, and does not fill twice', () => {
  expect(fill('{n} of {of} {x}', { n: '{of}', of: '$&' })).toBe('{of} of $& {x}');
});
