import type { Computed } from '../../domain/facts/fact.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import type { Gap } from '../../domain/report.ts';
import { lostOf } from '../answer.ts';
import { OUTPUT_TOKENS } from '../depth.ts';
import { promptOf } from '../prompts.ts';
import { createPassagesBehind } from './ages.ts';
import { amended, amendments, askedRevision } from './amendments.ts';
import { openGaps, type PaperUses, withoutOpen } from './argue.ts';
import { citedIn } from './bearing.ts';
import type { Found } from './critic.ts';
import { blockOf, type PaperDraft, printed } from './lines.ts';
import { type Material, materialText } from './material.ts';
import { createNearest } from './nearest.ts';
import { granted } from './wishes.ts';
import { ARGUMENT, authorSystem, PAPER_TASK, PLACES } from './writing.ts';

/** Passages nearest to a fault, those that it names among them. */
const NEAR_FAULT = 3;

const revision = amendments(askedRevision);

export interface Revised {
  readonly draft: PaperDraft;
  readonly computed: readonly Computed[];
  readonly faults: Paper['faults'];
  /** What was cut off. */
  readonly gaps: readonly Gap[];
}

/** The writer mends what the critic is right about. Without an answer the paper stays, and its faults are told. */
export async function revise(
  draft: PaperDraft,
  found: readonly Found[],
  material: Material,
  round: number,
  { ask, money }: PaperUses,
): Promise<Revised> {
  const { language } = material.request;
  const answer = await ask({
    name: round === 1 ? 'revise' : `revise:${round}`,
    stage: 'synthesise',
    system: authorSystem(language),
    prompt: promptOf([
      { heading: 'Task', body: REVISE_TASK },
      { heading: 'What the paper has to be', body: `${ARGUMENT}\n\n${PAPER_TASK}` },
      { heading: 'Places', body: PLACES },
      { heading: 'Material', body: materialText(material, passagesAround(draft, found, material)) },
      { heading: 'Your paper', body: printed(draft) },
      {
        heading: 'Faults that a critic found',
        body: found
          .map(({ where, kind, what, passages, ask: wanted }, n) =>
            [`${n + 1}. ${where} (${kind}) ${what}`, passages.join(', '), wanted]
              .filter((part) => part !== '')
              .join(' · '),
          )
          .join('\n'),
      },
    ]),
    reply: revision,
    maxOutputTokens: OUTPUT_TOKENS.revise,
    language: material.request.language,
    ...money,
  });
  if (!answer.ok) {
    return { draft, computed: [], faults: told(found, round, () => 'not_tried'), gaps: [] };
  }
  const { outcomes, wishes } = answer.value;
  const next = granted(amended(draft, answer.value), wishes, material, language);
  return {
    draft: withoutOpen(next.draft),
    computed: next.computed,
    faults: told(found, round, (n) => outcomes.get(n) ?? 'left'),
    gaps: [...lostOf('paper', answer.lost), ...openGaps(next.draft)],
  };
}

/** What the answer and the parts with faults cite, what the faults name, and what lies nearest to each fault. */
export function passagesAround(
  draft: PaperDraft,
  found: readonly Pick<Found, 'where' | 'what' | 'ask' | 'passages'>[],
  material: Material,
): Material['evidence']['passages'] {
  const { passages } = material.evidence;
  const behind = createPassagesBehind(material);
  const faulty = new Set(['answer', ...found.map(({ where }) => /^\w+/u.exec(where)?.[0] ?? '')]);
  const own = draft.lines.filter(({ id }) => faulty.has(blockOf(id)));
  const shown = new Set([
    ...behind(citedIn({ lines: own })),
    ...behind(found.flatMap((fault) => fault.passages)),
  ]);
  const nearest = createNearest(passages);
  for (const { what, ask } of found) {
    for (const { one } of nearest(`${what} ${ask}`, NEAR_FAULT)) shown.add(one.id);
  }
  return passages.filter(({ id }) => shown.has(id));
}

/** Faults as the report keeps them. */
export function told(
  found: readonly Found[],
  round: number,
  outcome: (number: number) => Paper['faults'][number]['outcome'],
): Paper['faults'] {
  return found.map(({ ask: _wanted, ...fault }, n) => ({
    ...fault,
    round,
    outcome: outcome(n + 1),
  }));
}

const REVISE_TASK =
  'A critic read your paper against the material. Mend every fault that is right, in the answer and title too where they do not hold; where the critic is wrong, leave the sentence and say "left". Do not mention the critic. Replace whole sentences and rows by their place, add what is missing, remove what falls; the rows of a table keep the same heads. Check the arithmetic again, and ask for figures where one is missing. What a fault shows to be missing (a sum, a benchmark, a deadline, an option, a step that builds something) becomes a sentence, row, cell or recommendation of its own; do not blur a sentence that is right to escape a fault that is wrong. What the material does state leaves the list of what is not known (U2 in remove). The paper stays within about 2,800 words and a section within 300: for what is added something less weighty goes. Send only what changes.';
