import { describe, expect, test } from 'vitest';
import { keepAll as keepDrafts, NO_FIGURES, usesOf } from '../../testing/kept-claims.ts';
import type { KeptClaims } from '../framework.ts';
import { topics } from './drivers.ts';
import { porter } from './framework.ts';

type PorterReply = ReturnType<typeof porter.reply.parse>;
const FORCES = topics.map(({ id, items = [] }) => ({ id, drivers: items }));

type Level = 'high' | 'medium' | 'low' | 'not_assessed';

/** A reply with the named drivers answered (`rivalry.competitors`) and the others not assessed. */
const replyOf = (levels: Record<string, Level>): PorterReply =>
  porter.reply.parse(
    Object.fromEntries(
      FORCES.map(({ id, drivers }) => [
        id,
        Object.fromEntries(
          drivers.map(({ id: key }) => {
            const level = levels[`${id}.${key}`];
            const finding = level === undefined ? '' : `${id} ${key} is ${level}.`;
            return [key, { evidence: ['S1.p1'], finding, level: level ?? 'not_assessed' }];
          }),
        ),
      ]),
    ),
  );

const keepAll = (reply: PorterReply, except: readonly string[] = []): KeptClaims =>
  keepDrafts(porter.drafts(reply, NO_FIGURES), { except });

/** Every driver with a finding and this level, but for those that are not assessed. */
const rawWith = (level: string, notAssessed: readonly string[] = []) =>
  Object.fromEntries(
    FORCES.map(({ id, drivers }) => [
      id,
      Object.fromEntries(
        drivers.map(({ id: key }) => [
          key,
          notAssessed.includes(id)
            ? { evidence: null, finding: null, level: 'Not_Assessed' }
            : { evidence: 'S1.p1', finding: `${id} ${key}.`, level },
        ]),
      ),
    ]),
  );

describe("Porter's Five Forces", () => {
  test('slips of form lose nothing: another case, a bare id, null for nothing', () => {
    const reply = porter.reply.parse(rawWith(' HIGH ', ['buyers']));
    const { scores, missing } = porter.assess(reply, keepAll(reply), usesOf(porter));
    expect(scores[0]).toMatchObject({ value: 3.7, assessed: 6 });
    expect(missing).toEqual(['buyers']);
    expect(porter.drafts(reply, NO_FIGURES)[0]).toMatchObject({ evidence: ['S1.p1'] });
  });

  test('levels that do not exist are faults to repair, beside forces honestly not assessed', () => {
    const raw = rawWith('extreme', ['rivalry', 'suppliers', 'buyers', 'substitutes']);
    raw.rivalry = rawWith('high').rivalry ?? {};
    const { error } = porter.reply.safeParse(raw);
    expect(error?.issues).toHaveLength(6);
    expect(error?.issues[0]).toMatchObject({
      path: ['new_entrants', 'scale_economies', 'level'],
    });
  });

  test('a force scores the mean of its assessed drivers, bounded by the unassessed ones', () => {
    const reply = replyOf({
      'rivalry.competitors': 'high',
      'rivalry.industry_growth': 'high',
      'rivalry.price_competition': 'high',
    });
    const { scores, missing } = porter.assess(reply, keepAll(reply), usesOf(porter));
    expect(scores[0]).toEqual({
      topic: 'rivalry',
      label: 'Rivalry among existing competitors',
      status: 'assessed',
      value: 3.7,
      low: 2.3,
      high: 4.3,
      assessed: 3,
      of: 6,
    });
    expect(missing).toEqual(['new_entrants', 'suppliers', 'buyers', 'substitutes']);
  });

  test('a driver whose claim did not survive does not count', () => {
    const reply = replyOf({
      'rivalry.competitors': 'high',
      'rivalry.industry_growth': 'low',
      'rivalry.exit_barriers': 'low',
    });
    const kept = keepAll(reply, ['porter.rivalry.exit_barriers']);
    expect(porter.assess(reply, kept, usesOf(porter)).scores[0]).toMatchObject({
      value: 5,
      assessed: 2,
    });
  });

  test.each([
    ['partly', { verdict: 'partly' as const, counts: false }],
    ['not checked', { verdict: 'unchecked' as const, counts: false }],
    ['supported, but its rating does not follow', { counts: false, rated: false }],
  ])('a driver whose claim is %s is shown and does not count', (_, parts) => {
    const reply = replyOf({
      'rivalry.competitors': 'high',
      'rivalry.industry_growth': 'low',
      'rivalry.exit_barriers': 'low',
    });
    const id = 'porter.rivalry.exit_barriers';
    const kept = keepDrafts(porter.drafts(reply, NO_FIGURES), { parts: { [id]: parts } });
    const { scores, claims } = porter.assess(reply, kept, usesOf(porter));
    expect(scores[0]).toMatchObject({ value: 5, assessed: 2, of: 6 });
    const shown = claims.find((claim) => claim.id === id);
    expect(shown?.rating).toBe('rated' in parts ? null : 'low');
  });

  test('tells the judge what each sentence was asked for, and how it was rated', () => {
    const [draft] = porter.drafts(replyOf({ 'rivalry.exit_barriers': 'low' }), NO_FIGURES);
    expect(draft).toMatchObject({
      item: expect.stringContaining('exit barriers'),
      rating: 'low',
    });
  });

  test('one assessed driver is too few for a score, and its claim stays', () => {
    const reply = replyOf({ 'buyers.price_sensitivity': 'high' });
    const { scores, claims, exhibits, missing } = porter.assess(
      reply,
      keepAll(reply),
      usesOf(porter),
    );
    expect(scores[3]).toMatchObject({
      topic: 'buyers',
      status: 'not_assessed',
      value: null,
      assessed: 1,
    });
    expect(claims.map(({ id }) => id)).toEqual(['porter.buyers.price_sensitivity']);
    expect(missing).toHaveLength(5);
    expect(exhibits).toEqual([]);
  });

  test('a level without a finding, and a finding without a level, are no claim', () => {
    const reply = porter.reply.parse({
      ...replyOf({ 'buyers.information': 'high' }),
      buyers: {
        ...replyOf({ 'buyers.information': 'high' }).buyers,
        concentration: { evidence: ['S1.p1'], finding: '  ', level: 'high' },
        switching_costs: { evidence: ['S1.p1'], finding: 'Said.', level: 'not_assessed' },
      },
    });
    expect(porter.drafts(reply, NO_FIGURES).map(({ id }) => id)).toEqual([
      'porter.buyers.information',
    ]);
  });

  test.each([
    ['new_entrants.capital_requirements', 'high', 'low'],
    ['rivalry.industry_growth', 'low', 'high'],
    ['suppliers.dependence', 'high', 'low'],
    ['buyers.switching_costs', 'medium', 'medium'],
    ['rivalry.price_competition', 'high', 'high'],
  ] as const)(
    '%s %s is pressure %s, and the judge is asked for the level',
    (key, level, pressure) => {
      const reply = replyOf({ [key]: level });
      expect(porter.drafts(reply, NO_FIGURES)[0]?.rating).toBe(level);
      expect(porter.assess(reply, keepAll(reply), usesOf(porter)).claims[0]?.rating).toBe(pressure);
    },
  );

  test('a finding that cites nothing is left to the gates, which count it', () => {
    const reply = porter.reply.parse({
      ...replyOf({}),
      buyers: { information: { evidence: [], finding: 'Said.', level: 'low' } },
    });
    expect(porter.drafts(reply, NO_FIGURES)).toMatchObject([{ evidence: [], kind: 'fact' }]);
  });

  test('a claim carries its driver and pressure', () => {
    const reply = replyOf({ 'suppliers.concentration': 'medium' });
    expect(porter.assess(reply, keepAll(reply), usesOf(porter)).claims).toMatchObject([
      { topic: 'suppliers', label: 'Supplier concentration', rating: 'medium', links: [] },
    ]);
  });

  test('the dots have a row a force, null where it is not assessed', () => {
    const reply = replyOf({
      'substitutes.availability': 'low',
      'substitutes.price_performance': 'low',
    });
    const [dots] = porter.assess(reply, keepAll(reply), usesOf(porter)).exhibits;
    expect(dots).toMatchObject({ kind: 'dots', scale: { min: 1, max: 5 } });
    expect(dots?.rows).toEqual([
      ...['Rivalry', 'New entrants', 'Suppliers', 'Buyers'].map((label) => ({
        label,
        cells: [{ value: null }],
      })),
      { label: 'Substitutes', cells: [{ value: 1, low: 1, high: 3 }] },
    ]);
  });

  test('the prompt explains every driver that the schema asks for', () => {
    for (const { id, drivers } of FORCES) {
      expect(drivers.length).toBeGreaterThanOrEqual(4);
      expect(drivers.length).toBeLessThanOrEqual(6);
      expect(porter.instructions).toContain(`${id} (`);
      for (const { id: key, asks } of drivers)
        expect(porter.instructions).toContain(`- ${key}: ${asks}.`);
    }
  });
});
