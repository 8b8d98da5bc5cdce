import { afterAll, beforeAll, expect, it } from 'vitest';
import { isTerminal } from '../../shared/domain/job.ts';
import { beside } from './beside.test-rig.ts';
import { BOUNDARIES, besides, FLIGHT } from './boundaries.test-rig.ts';
import { type Afterlife, createChain } from './chain.test-rig.ts';
import { type FaultPlatform, SMALLEST } from './ground.test-rig.ts';
import type { Death } from './mortal-server.test-entry.ts';
import { createMortals, type Mortals } from './mortal-server.test-rig.ts';
import type { Scoreboard } from './scoreboard.test-rig.ts';

type Point = Omit<Death, 'signal'>;

const POINTS: Point[] = BOUNDARIES.flatMap((what) => [
  { when: 'before', what },
  { when: 'after', what },
]);
/** Chains that go on at the same time, each on a ground of its own: one waits while another works. */
const LANES = 2;
/** Where a server is told to stop, one in each lane. */
const STOPS = ['facts started', 'assess started'];

/** A real process ends at every boundary in turn, and the next one takes up what it left. */
export function deaths(platform: FaultPlatform, board: Scoreboard): void {
  let mortals: Mortals;
  beforeAll(async () => {
    mortals = await createMortals();
  });
  afterAll(() => mortals.close());

  function book(
    fault: string,
    { job, reports, counted, repeated }: Afterlife,
    allowed: number,
  ): void {
    board.add({
      fault,
      reports,
      repeated: Math.max(0, repeated),
      allowed,
      lost: !isTerminal(job.status),
    });
    expect(job.status).toBe('completed');
    expect(reports).toBe(1);
    expect(counted).toBe(1);
  }

  for (const lane of Array(LANES).keys()) {
    beside(`deaths, lane ${lane + 1}`, () => {
      const chain = createChain(platform, (...given) => mortals.start(...given));
      beforeAll(chain.open);
      afterAll(chain.close);

      it.each(POINTS.filter((_, index) => index % LANES === lane))(
        'killed $when "$what", the successor buys nothing again but a reply that was not recorded',
        async (point) => {
          const lost = losesReply(point) ? 1 : 0;
          const allowed = lost + besides(point.what);
          const afterlife = await chain.run({ ...point, signal: 'SIGKILL' });
          book(nameOf(point), afterlife, allowed);
          expect(afterlife.end).toBe('SIGKILL');
          expect(afterlife.repeated).toBeGreaterThanOrEqual(lost);
          expect(afterlife.repeated).toBeLessThanOrEqual(allowed);
        },
      );

      it.each(['before', 'after'] as const)(
        'killed %s it told other jobs what it is buying, the successor does not wait for the dead',
        async (when) => {
          // No search of another job serves it, and it looks.
          const own = { exclude_domains: [`${when}${lane}.example`], refresh: false };
          const point = { when, what: FLIGHT };
          const afterlife = await chain.run(
            { ...point, signal: 'SIGKILL' },
            { ...SMALLEST, ...own },
          );
          book(nameOf(point), afterlife, 0);
          expect(afterlife.end).toBe('SIGKILL');
          expect(afterlife.repeated).toBeLessThanOrEqual(0);
        },
      );

      it('told to stop in mid-analysis, it gives the lease back, exits 0 and leaves no step to buy again but the one under way', async () => {
        const what = STOPS[lane] ?? '';
        const afterlife = await chain.run({ signal: 'SIGTERM', when: 'after', what });
        const allowed = 1 + besides(what);
        book('SIGTERM in mid-analysis', afterlife, allowed);
        expect(afterlife.end).toBe(0);
        expect(afterlife.left).toMatchObject({ status: 'running', owner: null, stalls: 0 });
        expect(afterlife.repeated).toBeLessThanOrEqual(allowed);
      });

      it('leaves one job and one report for each request', async () => {
        expect(await chain.stored()).toEqual({ jobs: chain.requests(), reports: chain.requests() });
      });
    });
  }
}

/** The call was answered, and nobody wrote it down. */
const losesReply = ({ when, what }: Point) =>
  when === 'before' && what.endsWith(' done') && what !== 'assemble done';

function nameOf({ when, what }: Point): string {
  const [, moment] = / (started|done)$/.exec(what) ?? [];
  if (moment === 'started') {
    return when === 'before' ? 'SIGKILL before a step' : 'SIGKILL before the call of a step';
  }
  if (moment === 'done') {
    return when === 'before'
      ? 'SIGKILL after the reply, before its record'
      : 'SIGKILL after the record of a step';
  }
  return `SIGKILL ${when} ${what}`;
}
