import { roundedText, spokenText } from '../../domain/facts/amount-text.ts';
import { compute, type Operand } from '../../domain/facts/computed.ts';
import { type Computed, type Fact, OPERATIONS } from '../../domain/facts/fact.ts';
import { boundWords } from '../../report/exhibit-words.ts';
import type { Line, PaperDraft } from './lines.ts';
import type { Wish } from './paper-reply.ts';

/** The figures that the writer asked for, computed by code and written into its sentences. */

export interface Granted {
  readonly draft: PaperDraft;
  /** New ones alone. */
  readonly computed: readonly Computed[];
  /** Sentences that wait for a figure, by place, with what became of each wish in them. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

const MOST_WISHES = 40;
const KEY = /\{\s*([^{}\s][^{}]{0,60}?)\s*\}/gu;

/** `language`: a tag that Intl knows. */
export function granted(
  draft: PaperDraft,
  wishes: readonly Wish[],
  ledger: { readonly facts: readonly Fact[]; readonly computed: readonly Computed[] },
  language: string,
): Granted {
  const made = new Map<string, Computed>();
  const refused = new Map<string, string>();
  const computed: Computed[] = [];
  for (const { key, what = '', op, of } of wishes.slice(0, MOST_WISHES)) {
    const known = [...ledger.facts, ...ledger.computed, ...computed];
    const operands = of.map((one): Operand | null =>
      typeof one === 'string'
        ? (made.get(one) ?? known.find(({ id }) => id === one) ?? null)
        : one.why === ''
          ? null
          : one,
    );
    const result = resultOf(op, operands);
    if (typeof result === 'string') {
      refused.set(key, result);
      continue;
    }
    const same = [...ledger.computed, ...computed].find(
      ({ formula }) => formula === result.formula,
    );
    const label = what === '' ? {} : { label: what };
    const one = same ?? { id: nextId([...ledger.computed, ...computed]), ...result, ...label };
    if (!same) computed.push(one);
    made.set(key, one);
  }
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

/** Whether a figure of the sentence is still missing. */
export const isOpen = ({ text }: Pick<Line, 'text'>): boolean => text.search(KEY) >= 0;

function resultOf(
  op: string,
  operands: readonly (Operand | null)[],
): Omit<Computed, 'id'> | string {
  const known = OPERATIONS.find((one) => one === op.trim().toLowerCase());
  if (known === undefined) return `no such operation: ${op.slice(0, 40)}`;
  if (operands.some(isDoubtful))
    return 'an operand is a figure that its passages carry only in part';
  const found = operands.flatMap((one) => one ?? []);
  if (found.length < operands.length) return 'an operand is unknown, or a number without a reason';
  if (found.every((one) => !('id' in one))) return 'no operand is a figure of the ledger';
  if (found.length > 8) return 'more than eight operands';
  const fault = 'units, currencies or bounds of the operands do not fit together';
  return compute(known, found) ?? [fault, MENDS[known]].filter(Boolean).join(': ');
}

/** What to ask for instead. */
const MENDS: Partial<Record<Computed['op'], string>> = {
  threshold:
    'divide a sum by what one customer brings; over a bounded figure, by the bound as a number with its reason',
  implied_base:
    'the growth has to be a figure in percent; else ratio over a number such as 1.10 with its reason',
  product:
    'the first operand bears the unit, the others are counts, or numbers such as 0.45 for 45 percent',
};

const isDoubtful = (one: Operand | null): boolean =>
  one !== null && 'verdict' in one && one.verdict === 'partly';

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
