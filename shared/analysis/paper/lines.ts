import type { Answer, Paper } from '../../domain/paper/paper.ts';

/** The paper while it is being written: its sentences by place, and beside them what is no sentence. */

export interface Line {
  /** Where it stands: `answer.1`, `K2.title`, `R1.why.2`. */
  readonly id: string;
  readonly text: string;
  readonly kind: 'fact' | 'inference' | 'proposal';
  /** `company`, `market`, or the name of another. */
  readonly about: string;
  readonly evidence: readonly string[];
  /** Sums and assumptions, for a note; empty when there are none. */
  readonly basis: string;
  /** ISO date or its first part: by when, or when; null when none is given. */
  readonly by: string | null;
  /** A new paragraph begins with it. */
  readonly opens?: true;
}

type Recommendation = Paper['recommendations'][number];
type Risk = Paper['risks'][number];
export type Rating = Paper['options'][number]['cells'][number]['rating'];

export interface PaperDraft {
  readonly verdict: Answer['verdict'];
  readonly criteria: readonly string[];
  readonly options: readonly { id: string; name: string; ratings: readonly Rating[] }[];
  readonly recommendations: readonly Pick<
    Recommendation,
    'id' | 'owner' | 'size' | 'priority' | 'horizon' | 'depends_on' | 'answers'
  >[];
  readonly risks: readonly (Pick<Risk, 'likelihood' | 'impact'> & { id: string })[];
  readonly unknowns: Paper['unknowns'];
  /** In the order in which they are read. */
  readonly lines: readonly Line[];
}

/** Every place a sentence can have; what a reply names otherwise has none. */
const PLACE =
  /^(?:answer\.(?:[1-3]|decide|against|uncertainty|change\.\d{1,2})|K\d{1,2}\.(?:title|against|(?:row\.)?\d{1,2})|event\.\d{1,2}|O\d{1,2}\.\d{1,2}|choice|R\d{1,2}\.(?:action|counter|measure|(?:why|reverse|step|beyond)\.\d{1,2})|risk\d{1,2}\.(?:claim|early|mitigation))$/u;

/** What is proposed and not found; its reasons are judged. */
const PROPOSED =
  /^(?:answer\.decide|R\d+\.(?:action|measure|reverse|step|beyond)|risk\d+\.mitigation|risk\d+\.early)/u;
const INFERRED = /^(?:answer|K\d+\.title|choice|risk)/u;

/** A row of a table: its head says of when it is. */
export const isRow = (id: string): boolean => /^K\d+\.row\./u.test(id);

export const isPlace = (id: string): boolean => PLACE.test(id);

/** What a sentence of that place is unless its writer says otherwise. */
export function kindAt(id: string): Line['kind'] {
  if (PROPOSED.test(id)) return 'proposal';
  return INFERRED.test(id) ? 'inference' : 'fact';
}

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/^answer\.\d/u, 'the answer'],
  [/^answer\.decide/u, 'by when it must be decided'],
  [/^(?:answer\.against|R\d+\.counter)/u, 'the strongest case against'],
  [/^answer\.uncertainty/u, 'the largest uncertainty'],
  [/^(?:answer\.change|R\d+\.reverse)/u, 'a condition that would change it'],
  [/^K\d+\.title/u, 'a key message'],
  [/^K\d+\.row/u, 'a row of a table: its label, then cells with the head of their column'],
  [/^K\d+\.against/u, 'what speaks against a message'],
  [/^K\d/u, 'support of a message'],
  [/^event/u, 'a dated event'],
  [/^choice/u, 'why the chosen option wins'],
  [/^R\d+\.action/u, 'a recommendation'],
  [/^R\d+\.why/u, 'a reason for a recommendation'],
  [/^R\d+\.(?:step|beyond)/u, 'a step'],
  [/^R\d+\.measure/u, 'how success is measured'],
  [/^risk\d+\.early/u, 'the early sign of a risk'],
  [/^risk\d+\.mitigation/u, 'what is done against a risk'],
  [/^risk/u, 'a risk'],
];

/** What a sentence is in the paper, in words for its judge. */
export function roleOf(
  id: string,
  { options, criteria }: Pick<PaperDraft, 'options' | 'criteria'>,
): string {
  const [option = '', criterion = ''] = id.split('.');
  const rated = options.find((one) => one.id === option);
  if (rated === undefined) return ROLES.find(([place]) => place.test(id))?.[1] ?? 'a sentence';
  const at = Number(criterion) - 1;
  return `option: ${rated.name}; criterion: ${criteria[at] ?? ''}; called ${rated.ratings[at] ?? 'none'}`;
}

/** `K2` of `K2.title`, `risk1` of `risk1.early`. */
export const blockOf = (id: string): string => id.split('.')[0] ?? '';

export const linesUnder = (draft: Pick<PaperDraft, 'lines'>, prefix: string): Line[] =>
  draft.lines.filter(({ id }) => id === prefix || id.startsWith(`${prefix}.`));

const HEADLESS = { owner: '', size: [], depends_on: [], answers: [] };

/**
 * The draft with sentences replaced, added where they belong and taken out. A sentence of a recommendation,
 * risk or option that is new brings the head it needs with it.
 */
export function placed(
  draft: PaperDraft,
  sentences: readonly Line[],
  remove: readonly string[] = [],
): PaperDraft {
  const gone = new Set(remove);
  const lines = without(draft.lines, ({ id }) => gone.has(id));
  for (const line of sentences) {
    if (!isPlace(line.id)) continue;
    const at = lines.findIndex(({ id }) => id === line.id);
    if (at >= 0) {
      lines[at] = line;
      continue;
    }
    const block = blockOf(line.id);
    const last = lines.findLastIndex(({ id }) => blockOf(id) === block);
    lines.splice(last < 0 ? lines.length : last + 1, 0, line);
  }
  const blocks = new Set(lines.map(({ id }) => blockOf(id)));
  const added = (pattern: RegExp, known: readonly { id: string }[]) =>
    [...blocks].filter((id) => pattern.test(id) && !known.some((one) => one.id === id));
  return {
    ...draft,
    lines,
    recommendations: [
      ...draft.recommendations.filter(({ id }) => blocks.has(id)),
      ...added(/^R\d+$/u, draft.recommendations).map((id) => ({
        ...HEADLESS,
        id,
        priority: 'medium' as const,
        horizon: '6-18 months' as const,
      })),
    ],
    risks: [
      ...draft.risks.filter(({ id }) => blocks.has(id)),
      ...added(/^risk\d+$/u, draft.risks).map((id) => ({
        id,
        likelihood: 'unknown' as const,
        impact: 'unknown' as const,
      })),
    ],
  };
}

/** The lines that stay; where one that opened a paragraph goes, the next of its section opens it. */
export function without(lines: readonly Line[], isGone: (line: Line) => boolean): Line[] {
  let opens: string | null = null;
  return lines.flatMap((line): Line[] => {
    const isNext = opens === blockOf(line.id) && !isRow(line.id);
    if (isGone(line)) {
      opens = line.opens || isNext ? blockOf(line.id) : null;
      return [];
    }
    opens = null;
    return [isNext ? { ...line, opens: true } : line];
  });
}

/** The paper as a prompt shows it: a place and its sentence a line, with what it rests on. */
export function printed(draft: PaperDraft): string {
  const heads = [
    `verdict: ${draft.verdict}`,
    ...draft.options.map(
      ({ id, name, ratings }) => `${id} is the option: ${name} (${ratings.join(', ')})`,
    ),
    ...(draft.criteria.length > 0 ? [`criteria, in order: ${draft.criteria.join('; ')}`] : []),
    ...draft.recommendations.map(
      ({ id, owner, priority, horizon }) =>
        `${id}: owner ${owner || 'none'}, ${priority}, ${horizon}`,
    ),
    ...draft.risks.map(
      ({ id, likelihood, impact }) => `${id}: likelihood ${likelihood}, impact ${impact}`,
    ),
    ...draft.unknowns.map(({ what, how }, n) => `U${n + 1} is not known: ${what} (${how})`),
  ];
  return [...draft.lines.map(printedLine), ...heads].join('\n');
}

export function printedLine({ id, text, kind, evidence, basis, by, opens }: Line): string {
  const parts = [kind, ...(by ? [`by ${by}`] : []), ...evidence];
  const note = basis === '' ? '' : ` {note: ${basis}}`;
  return `${id}: ${opens ? '¶ ' : ''}${text} (${parts.join(', ')})${note}`;
}
