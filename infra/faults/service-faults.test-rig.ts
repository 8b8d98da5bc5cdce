import { expect, it } from 'vitest';
import { reportOf, submit } from '../local/local-server.test-rig.ts';
import type { Fault } from '../local/simulators/faults.ts';
import { SMALLEST } from './ground.test-rig.ts';
import type { Scene } from './scene.test-rig.ts';

const TWO_SECTIONS = { ...SMALLEST, frameworks: ['porter', 'swot'] };
/** Only the question for the first of them holds this. */
const PORTER = 'exit_barriers';
const RATE_LIMITED = { kind: 'status', status: 429, retryAfterSeconds: 0.2 } as const;
const DOWN = { kind: 'status', status: 500 } as const;

/** Of two sections, before the company is known. */
const SEARCHES = 3;
/** Of a question, while the service is away: tried so often, and then the job waits. */
const CALLS = 4;

/** What is written from a page that code does not believe is given back once, with a judgement: section and paper. */
const GIVEN_BACK = 2 * 2;

/** What Gemini and Tavily do wrong: tried again within limits, else told as it is. */
export function serviceFaults(scene: Scene): void {
  /** A job asked for under a fault of that service. */
  const under =
    (service: 'gemini' | 'tavily', fault: Fault, body = SMALLEST) =>
    () => {
      scene.ground()[service].fault(fault);
      return submit(scene.url(), body);
    };

  it.each<[string, Fault]>([
    ['429 with Retry-After', RATE_LIMITED],
    ['500', DOWN],
    ['cut JSON', { kind: 'cut_json' }],
    ['MAX_TOKENS', { kind: 'max_tokens' }],
    ['wrong schema', { kind: 'wrong_schema' }],
  ])('Gemini: %s once is asked again, and the analysis is complete', async (name, fault) => {
    const act = under('gemini', { ...fault, times: 1 });
    const job = await scene.follow(`Gemini ${name}, once`, act, { allowed: 1 });
    expect(job).toMatchObject({ status: 'completed', gaps: [] });
  });

  it.each<[string, string, Fault, number]>([
    ['cut JSON', 'model_invalid', { kind: 'cut_json' }, 1],
    ['MAX_TOKENS', 'model_invalid', { kind: 'max_tokens' }, 1],
    ['safety block', 'model_refused', { kind: 'safety' }, 0],
    ['wrong schema', 'model_invalid', { kind: 'wrong_schema' }, 1],
  ])(
    'Gemini: %s for one section, whenever asked, is a gap: %s',
    async (name, reason, fault, allowed) => {
      const body = TWO_SECTIONS;
      const act = under('gemini', { ...fault, match: PORTER }, body);
      const job = await scene.follow(`Gemini ${name}, lasting`, act, { allowed, body });
      expect(job.status).toBe('partial');
      expect(job.gaps).toContainEqual(expect.objectContaining({ section: 'porter', reason }));
      const { sections } = await reportOf(scene.url(), job.id);
      expect(sections.map(({ status }) => status)).toEqual(['not_assessed', 'assessed']);
    },
  );

  it.each<[string, Fault]>([
    ['429', RATE_LIMITED],
    ['slow', { kind: 'hang' }],
  ])('Tavily: %s once is asked again, and the analysis is complete', async (name, fault) => {
    const act = under('tavily', { ...fault, times: 1 });
    const job = await scene.follow(`Tavily ${name}, once`, act, { allowed: 1 });
    expect(job).toMatchObject({ status: 'completed', gaps: [] });
  });

  it.each<['gemini' | 'tavily', string, Fault, number]>([
    ['gemini', '429 with Retry-After', { ...RATE_LIMITED, match: PORTER }, CALLS],
    ['gemini', '500', { ...DOWN, match: PORTER }, CALLS],
    ['gemini', 'timeout', { kind: 'hang', match: PORTER }, 2],
    ['tavily', '429', RATE_LIMITED, SEARCHES * CALLS],
  ])(
    '%s: %s until the job waits is outlived, and the analysis is complete',
    async (service, name, fault, allowed) => {
      const act = async () => {
        const id = await under(service, fault, TWO_SECTIONS)();
        const { waiting } = await scene.waiting(id);
        expect(waiting?.asked).toBe(service === 'gemini' ? 'model' : 'search');
        scene.calm();
        return id;
      };
      const options = { allowed, body: TWO_SECTIONS };
      const job = await scene.follow(`${service} ${name}, lasting`, act, options);
      expect(job).toMatchObject({ status: 'completed', gaps: [], attempts: 1 });
    },
  );

  it('Tavily: empty whenever asked ends the job without a report', async () => {
    const act = under('tavily', { kind: 'empty' });
    const job = await scene.follow('Tavily empty, lasting', act);
    expect(job).toMatchObject({ status: 'failed', error: { code: 'insufficient_evidence' } });
  });

  it('Tavily: a page that gives orders is flagged, and what a model says from it alone is never shown as supported', async () => {
    const act = under('tavily', { kind: 'hostile_page' });
    const { id } = await scene.follow('Tavily hostile page', act, { allowed: GIVEN_BACK });
    const { sources, passages, sections, paper } = await reportOf(scene.url(), id);
    const flagged = sources.filter(({ flags }) => flags.includes('instructions'));
    expect(flagged.map(({ url }) => new URL(url).hostname)).toEqual(['hostile-pages.example']);
    const ordering = flagged.map((source) => source.id);
    const alone = claimsIn({ sections, paper }).filter(
      ({ evidence }) =>
        evidence.length > 0 && evidence.every((one) => ordering.includes(sourceOf(one))),
    );
    expect(new Set(alone.map(({ verdict }) => verdict))).toEqual(new Set(['partly']));
    expect(JSON.stringify({ passages, sections, paper })).not.toContain('<script');
  });
}

interface Told {
  evidence: readonly string[];
  verdict: string;
}

const sourceOf = (passage: string) => passage.replace(/\..*$/, '');

/** Every statement with its verdict, wherever it stands. */
function claimsIn(part: unknown): Told[] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.values(part).flatMap(claimsIn);
  return 'evidence' in part && 'verdict' in part ? [part as Told, ...inside] : inside;
}
