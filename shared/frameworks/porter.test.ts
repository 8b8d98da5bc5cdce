import { describe, expect, test } from 'vitest';
import { keepAll as keepDrafts } from '../testing/kept-claims.ts';
import type { KeptClaims } from './framework.ts';
import { type PorterReply, porter } from './porter.ts';
import { FORCES } from './porter-drivers.ts';

type Pressure = 'high' | 'medium' | 'low' | 'not_assessed';

/** A reply with the named drivers answered (`rivalry.competitors`) and the others not assessed. */
const replyOf = (pressures: Record<string, Pressure>): PorterReply =>
  porter.reply.parse(
    Object.fromEntries(
      FORCES.map(({ id, drivers }) => [
        id,
        Object.fromEntries(
          drivers.map(([key]) => {
            const pressure = pressures[`${id}.${key}`];
            const finding = pressure === undefined ? '' : `${id} ${key} is ${pressure}.`;
            return [key, { evidence: ['S1.p1'], finding, pressure: pressure ?? 'not_assessed' }];
          }),
        ),
      ]),
    ),
  );

const keepAll = (reply: PorterReply, except: readonly string[] = []): KeptClaims =>
  keepDrafts(porter.drafts(reply), { except });

/** Every driver with a finding and this pressure, but for those that are not assessed. */
const rawWith = (pressure: string, notAssessed: readonly string[] = []) =>
  Object.fromEntries(
    FORCES.map(({ id, drivers }) => [
      id,
      Object.fromEntries(
        drivers.map(([key]) => [
          key,
          notAssessed.includes(id)
            ? { evidence: null, finding: null, pressure: 'Not_Assessed' }
            : { evidence: 'S1.p1', finding: `${id} ${key}.`, pressure },
        ]),
      ),
    ]),
  );

describe("Porter's Five Forces", () => {
  test('slips of form lose nothing: another case, a bare id, null for nothing', () => {
    const reply = porter.reply.parse(rawWith(' HIGH ', ['buyers']));
    const { scores, missing } = porter.assess(reply, keepAll(reply));
    expect(scores[0]).toMatchObject({ value: 5, assessed: 6 });
    expect(missing).toEqual(['buyers']);
    expect(porter.drafts(reply)[0]).toMatchObject({ evidence: ['S1.p1'] });
  });

  test('pressures that do not exist are faults to repair, beside forces honestly not assessed', () => {
    const raw = rawWith('extreme', ['rivalry', 'suppliers', 'buyers', 'substitutes']);
    raw.rivalry = rawWith('high').rivalry ?? {};
    const { error } = porter.reply.safeParse(raw);
    expect(error?.issues).toHaveLength(6);
    expect(error?.issues[0]).toMatchObject({
      path: ['new_entrants', 'scale_economies', 'pressure'],
    });
  });

  test('a force scores the mean of its assessed drivers, bounded by the unassessed ones', () => {
    const reply = replyOf({
      'rivalry.competitors': 'high',
      'rivalry.industry_growth': 'low',
      'rivalry.price_competition': 'high',
    });
    const { scores, missing } = porter.assess(reply, keepAll(reply));
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
      'rivalry.industry_growth': 'high',
      'rivalry.exit_barriers': 'low',
    });
    const kept = keepAll(reply, ['porter.rivalry.exit_barriers']);
    expect(porter.assess(reply, kept).scores[0]).toMatchObject({ value: 5, assessed: 2 });
  });

  test.each([
    ['partly', { verdict: 'partly' as const, counts: false }],
    ['not checked', { verdict: 'unchecked' as const, counts: false }],
    ['supported, but its rating does not follow', { counts: false, rated: false }],
  ])('a driver whose claim is %s is shown and does not count', (_, parts) => {
    const reply = replyOf({
      'rivalry.competitors': 'high',
      'rivalry.industry_growth': 'high',
      'rivalry.exit_barriers': 'low',
    });
    const id = 'porter.rivalry.exit_barriers';
    const kept = keepDrafts(porter.drafts(reply), { parts: { [id]: parts } });
    const { scores, claims } = porter.assess(reply, kept);
    expect(scores[0]).toMatchObject({ value: 5, assessed: 2, of: 6 });
    const shown = claims.find((claim) => claim.id === id);
    expect(shown?.rating).toBe('rated' in parts ? null : 'low');
  });

  test('tells the judge what each sentence was asked for, and how it was rated', () => {
    const [draft] = porter.drafts(replyOf({ 'rivalry.exit_barriers': 'low' }));
    expect(draft).toMatchObject({
      item: expect.stringContaining('Exit barriers'),
      rating: 'low',
    });
  });

  test('one assessed driver is too few for a score, and its claim stays', () => {
    const reply = replyOf({ 'buyers.price_sensitivity': 'high' });
    const { scores, claims, chart, missing } = porter.assess(reply, keepAll(reply));
    expect(scores[3]).toMatchObject({
      topic: 'buyers',
      status: 'not_assessed',
      value: null,
      assessed: 1,
    });
    expect(claims.map(({ id }) => id)).toEqual(['porter.buyers.price_sensitivity']);
    expect(missing).toHaveLength(5);
    expect(chart).toBeNull();
  });

  test('a pressure without a finding, and a finding without a pressure, are no claim', () => {
    const reply = replyOf({ 'buyers.information': 'high' });
    const buyers = reply.buyers ?? {};
    buyers.concentration = { evidence: ['S1.p1'], finding: '  ', pressure: 'high' };
    buyers.switching_costs = { evidence: ['S1.p1'], finding: 'Said.', pressure: 'not_assessed' };
    expect(porter.drafts(reply).map(({ id }) => id)).toEqual(['porter.buyers.information']);
  });

  test('a finding that cites nothing is left to the gates, which count it', () => {
    const reply = replyOf({ 'buyers.information': 'low' });
    const information = reply.buyers?.information;
    if (information) information.evidence = [];
    expect(porter.drafts(reply)).toMatchObject([{ evidence: [], kind: 'fact' }]);
  });

  test('a claim carries its driver and pressure', () => {
    const reply = replyOf({ 'suppliers.concentration': 'medium' });
    expect(porter.assess(reply, keepAll(reply)).claims).toMatchObject([
      { topic: 'suppliers', label: 'Supplier concentration', rating: 'medium', links: [] },
    ]);
  });

  test('the radar has an axis a force, null where it is not assessed', () => {
    const reply = replyOf({
      'substitutes.availability': 'low',
      'substitutes.price_performance': 'low',
    });
    const { chart } = porter.assess(reply, keepAll(reply));
    const absent = { value: null, low: null, high: null };
    expect(chart).toEqual({
      kind: 'radar',
      min: 1,
      max: 5,
      axes: [
        { label: 'Rivalry', ...absent },
        { label: 'New entrants', ...absent },
        { label: 'Suppliers', ...absent },
        { label: 'Buyers', ...absent },
        { label: 'Substitutes', value: 1, low: 1, high: 3 },
      ],
    });
  });

  test('the prompt explains every driver that the schema asks for', () => {
    for (const { id, drivers } of FORCES) {
      expect(drivers.length).toBeGreaterThanOrEqual(4);
      expect(drivers.length).toBeLessThanOrEqual(6);
      expect(porter.instructions).toContain(`${id} (`);
      for (const [key, , asks] of drivers)
        expect(porter.instructions).toContain(`- ${key}: ${asks}.`);
    }
  });
});
