import { roundedText, spokenText } from '../../domain/facts/amount-text.ts';
import { compute, type Operand } from '../../domain/facts/computed.ts';
import { type Computed, type Fact, OPERATIONS } from '../../domain/facts/fact.ts';
import { figuresIn } from '../../domain/figures/figures.ts';
import { boundWords } from '../../report/exhibit-words.ts';
import type { Line, PaperDraft } from './lines.ts';
import type { Wish } from './paper-reply.ts';
import { idsOf } from './reading.ts';

/** The figures that the writer asked for, computed by code and written into its sentences. */

export interface Granted {
  readonly draft: PaperDraft;
  /** New ones alone. */
  readonly computed: readonly Computed[];
  /** Sentences that wait for a figure, by place, with what became of each wish in them. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

const MOST_WISHES = 60;
const KEY = /\{\s*([^{}\s][^{}]{0,60}?)\s*\}/gu;

interface Ledger {
  readonly facts: readonly Fact[];
  readonly computed: readonly Computed[];
  readonly evidence?: {
    readonly passages: readonly { readonly id: string; readonly text: string }[];
  };
}

/** `language`: a tag that Intl knows. */
export function granted(
  draft: PaperDraft,
  wishes: readonly Wish[],
  ledger: Ledger,
  language: string,
): Granted {
  const { made, refused, computed } = figuresFor(wishes, ledger);
  const asked = new Map<string, string[]>();
  const lines = draft.lines.flatMap((line): Line[] => {
    const keys = [...line.text.matchAll(KEY)].map(([, key = '']) => key);
    if (keys.length === 0) return [withBasis(line, made)];
    asked.set(
      line.id,
      keys.map((key) => {
        const one = made.get(key);
        return one === undefined
          ? `{${key}} could not be computed: ${refused.get(key) ?? 'nothing of that key was asked for'}`
          : `${one.id} = ${one.formula} = ${roundedText(one.amount, language)}`;
      }),
    );
    return [filled(line, made, language)];
  });
  return { draft: { ...draft, lines }, computed, asked };
}

/** Each wish after those that it builds on, in whatever order they were sent. */
function figuresFor(wishes: readonly Wish[], ledger: Ledger) {
  const made = new Map<string, Computed>();
  const refused = new Map(
    wishes.slice(MOST_WISHES).map(({ key }) => [key, `only ${MOST_WISHES} figures are computed`]),
  );
  const computed: Computed[] = [];
  const queue = wishes.slice(0, MOST_WISHES);
  const waits = ({ key, of }: Wish) =>
    of.some((one) => one !== key && queue.some((other) => other.key === one));
  while (queue.length > 0) {
    // Of those that wait for each other the first is refused.
    const at = queue.findIndex((wish) => !waits(wish));
    const [wish] = queue.splice(Math.max(0, at), 1);
    if (wish === undefined) break;
    const known = [...ledger.facts, ...ledger.computed, ...computed];
    const result = resultOf(wish, (id) => made.get(id) ?? known.find((one) => one.id === id), {
      refused,
      ...ledger,
    });
    if (typeof result === 'string') {
      refused.set(wish.key, result);
      continue;
    }
    const all = [...ledger.computed, ...computed];
    const same = all.find(({ formula }) => formula === result.formula);
    const one = same ?? { id: nextId(all), ...result, ...(wish.what && { label: wish.what }) };
    if (!same) computed.push(one);
    made.set(wish.key, one);
  }
  return { made, refused, computed };
}

/** Whether a figure of the sentence is still missing. */
export const isOpen = ({ text }: Pick<Line, 'text'>): boolean => text.search(KEY) >= 0;

function resultOf(
  { op, of }: Wish,
  known: (id: string) => Fact | Computed | undefined,
  { refused, evidence }: Ledger & { readonly refused: ReadonlyMap<string, string> },
): Omit<Computed, 'id'> | string {
  const operation = OPERATIONS.find((one) => one === op.trim().toLowerCase());
  if (operation === undefined) return `no such operation: ${op.slice(0, 40)}`;
  const found: Operand[] = [];
  for (const one of of) {
    if (typeof one !== 'string') {
      if (one.why === '') return `the operand ${one.value} is a number without a reason`;
      found.push(one);
      continue;
    }
    const operand = known(one);
    if (operand === undefined) {
      const why = refused.get(one);
      return why === undefined ? `the operand ${one} is unknown` : `{${one}}: ${why}`;
    }
    if (isDoubtful(operand)) return `${one} is a figure that its passages carry only in part`;
    found.push(operand);
  }
  if (found.every((one) => !('id' in one) && !isStated(one, evidence)))
    return 'no operand is a figure of the ledger, or a number that a passage named in its reason states';
  if (found.length > 8) return 'more than eight operands';
  const fault = 'units, currencies or bounds of the operands do not fit together';
  return compute(operation, found) ?? [fault, MENDS[operation]].filter(Boolean).join(': ');
}

/** A number whose reason names a passage that states it. */
function isStated(one: Operand, evidence: Ledger['evidence']): boolean {
  if ('id' in one) return false;
  const named = new Set(idsOf(one.why));
  return (evidence?.passages ?? []).some(
    ({ id, text }) => named.has(id) && figuresIn(text).some(({ value }) => value === one.value),
  );
}

/** What to ask for instead. */
const MENDS: Partial<Record<Computed['op'], string>> = {
  threshold:
    'divide a sum by what one customer brings; over a bounded figure, by the bound as a number with its reason',
  implied_base:
    'the growth has to be a figure in percent, or a number below 1 such as 0.10 with its reason',
  product:
    'the first operand bears the unit, the others are counts, or numbers such as 0.45 for 45 percent',
};

const isDoubtful = (one: Operand): boolean => 'verdict' in one && one.verdict === 'partly';

const nextId = (computed: readonly Computed[]): string =>
  `D${1 + Math.max(0, ...computed.map(({ id }) => Number(id.slice(1)) || 0))}`;

function filled(line: Line, made: ReadonlyMap<string, Computed>, language: string): Line {
  const used = [...line.text.matchAll(KEY)].flatMap(([, key = '']) => made.get(key) ?? []);
  const bounds = boundWords(language);
  const text = line.text.replace(KEY, (whole, key: string, at: number) => {
    const one = made.get(key);
    if (one === undefined) return whole;
    const said = spokenText(one.amount, language, bounds);
    const [bound = ''] = Object.values(bounds).filter((word) => said.startsWith(word));
    // The writer may have said "about" already.
    const isSaid = bound !== '' && line.text.slice(0, at).toLowerCase().endsWith(bound);
    return isSaid ? said.slice(bound.length) : said;
  });
  return { ...withBasis(line, made), text, evidence: withIds(line.evidence, used) };
}

/** Keys in a note become the formula that they stand for. */
function withBasis(line: Line, made: ReadonlyMap<string, Computed>): Line {
  const basis = line.basis.replace(KEY, (whole, key: string) => made.get(key)?.id ?? whole);
  return basis === line.basis ? line : { ...line, basis };
}

const withIds = (evidence: readonly string[], used: readonly Computed[]): string[] => [
  ...new Set([...evidence, ...used.map(({ id }) => id)]),
];
