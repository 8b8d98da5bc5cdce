import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createResilience } from '../../../shared/adapters/resilience.ts';
import { createWikidata } from '../../../shared/adapters/wikidata.ts';
import { type NameEntry, nameEntries } from '../../../shared/domain/names/name-entries.ts';
import { PermanentError, TransientError } from '../../../shared/errors.ts';
import type { Simulator } from '../simulators/simulator.ts';
import { startWikidataSimulator } from './wikidata.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startWikidataSimulator();
});
afterEach(() => simulator.close());

const { signal } = new AbortController();
const NOW = Date.parse('2026-06-30');
const wikidata = (contact = 'Ann Lee ann@example.com') =>
  createWikidata({
    ...{ contact, baseUrl: simulator.url, timeoutMs: 5_000 },
    resilience: createResilience({ service: 'wikidata', attempts: 2, baseDelayMs: 1 }),
  });
async function told(name: string): Promise<NameEntry[]> {
  const found = await wikidata().bearers(name, signal);
  return found === null
    ? []
    : nameEntries(JSON.parse(Buffer.from(found.raw).toString()), name, NOW);
}

describe('who bears a name', () => {
  it('names of today and of before, the ticker of today, the address that holds', async () => {
    expect(await told('Northwind Pumps AS')).toEqual([
      {
        id: 'Q9001',
        name: 'Northwind Pumps',
        names: ['Northwind', 'ノースウィンド'],
        former: ['Nordvind Pumper'],
        description: 'Norwegian maker of pumps',
        tickers: ['NRTH'],
        cik: '0000001001',
        domains: ['northwindpumps.example'],
      },
    ]);
  });

  it.each([
    ['an alias in another script', 'ノースウィンド', ['Q9001']],
    [
      'several companies, and neither the dissolved one, the person, the town nor a longer name',
      'Halden',
      ['Q9011', 'Q9012'],
    ],
    ['a name that nobody bears', 'Quiet Family Mills', []],
    ['a name with the signs of a search', 'Hal"den | x', []],
    ['nothing but signs', '"@|', []],
  ])('by %s', async (_, name, ids) => {
    expect((await told(name)).map(({ id }) => id)).toEqual(ids);
  });

  it('two numbers of one company are none', async () => {
    expect((await told('Twofold'))[0]?.cik).toBeNull();
  });
});

describe('the service is asked as it wants to be', () => {
  it('twice a name, and once where nobody bears it', async () => {
    await told('Halden');
    expect(simulator.calls()).toHaveLength(2);
    await told('Quiet Family Mills');
    expect(simulator.calls()).toHaveLength(3);
  });

  it.each<
    [string, Parameters<Simulator['fault']>[0], typeof TransientError | typeof PermanentError]
  >([
    ['says so when the answer is cut off', { kind: 'cut_json' }, PermanentError],
    ['comes back when it is away', { kind: 'status', status: 503 }, TransientError],
    [
      'waits no longer than it may',
      { kind: 'status', status: 429, retryAfterSeconds: 90 },
      TransientError,
    ],
  ])('%s', async (_, fault, error) => {
    simulator.fault(fault);
    await expect(told('Halden')).rejects.toThrow(error);
  });

  it('is refused without an e-mail, and says what to set', async () => {
    await expect(wikidata('nobody').bearers('Halden', signal)).rejects.toThrow(/SEC_CONTACT/);
  });

  it('a refusal that comes with status 200 is one', async () => {
    const away = await startWikidataSimulator({ items: [] });
    await simulator.close();
    simulator = away;
    const odd = createWikidata({
      ...{
        contact: 'Ann ann@example.com',
        baseUrl: `${away.url}/w/api.php?x=1&y=`,
        timeoutMs: 5_000,
      },
      resilience: createResilience({ service: 'wikidata', attempts: 1 }),
    });
    await expect(odd.bearers('Halden', signal)).rejects.toThrow('badparameter');
  });
});
