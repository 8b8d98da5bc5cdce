import type { Arithmetic } from '../figures/arithmetic.ts';
import { checkFigures } from '../figures/figure-check.ts';
import { aboutFaults } from './about.ts';
import { cleanText } from './clean-text.ts';
import { type Cited, citedBy, type Draft, figureGround, type Ground } from './ground.ts';
import { quotationFaults } from './quotations.ts';
import { addressIn } from './web-addresses.ts';

export type GateName = 'schema' | 'ids' | 'address' | 'quotation' | 'figures' | 'about';

/** A draft, cleaned, with what it cites. */
interface Checked {
  readonly draft: Draft;
  readonly cited: Cited;
  readonly ground: Ground;
}

interface Gate {
  readonly name: GateName;
  /** Faults for the correction; empty when it passes. */
  check(draft: Draft, ground: Ground): string[];
}

const gate = (name: GateName, faults: (checked: Checked) => string[]): Gate => ({
  name,
  check: (draft, ground) => faults(checkedOf(draft, ground)),
});

/** What code decides for sure in any language, in order; each is a veto. */
export const GATES: readonly Gate[] = [
  gate('schema', ({ draft }) => (/[\p{L}\p{N}]/u.test(draft.text) ? [] : ['the text is empty'])),
  gate('ids', ({ cited }) => {
    if (cited.ids.length > 0) return [];
    const { unknown } = cited;
    return [
      unknown.length === 0 ? 'no passage is cited' : `no such passage: ${unknown.join(', ')}`,
    ];
  }),
  gate('address', ({ draft, cited }) => {
    const address = addressIn(draft.text, wordsOf(cited));
    return address === null ? [] : [`the text must not hold an address, link or tag: ${address}`];
  }),
  gate('quotation', ({ draft, cited }) => quotationFaults(draft.text, wordsOf(cited))),
  gate('figures', (checked) => figuresOf(checked).faults),
  gate('about', ({ draft, cited }) => aboutFaults(draft.about, cited)),
];

export type GateOutcome =
  | {
      ok: true;
      /** The draft's text without passage markers and invisible characters. */
      text: string;
      /** The known ids, in the draft's order. */
      evidence: string[];
      unknownIds: number;
      figuresChecked: number;
      /** What the sentence computed itself, with its formula. */
      arithmetic: Arithmetic[];
    }
  | {
      ok: false;
      /** The first gate that stopped it. */
      gate: GateName;
      /** For the correction. */
      faults: string[];
      unknownIds: number;
      figuresChecked: number;
      figuresFailed: number;
    };

/** Runs every gate, in order, until one stops the draft. */
export function passGates(draft: Draft, ground: Ground): GateOutcome {
  const checked = checkedOf(draft, ground);
  const { cited } = checked;
  const unknownIds = cited.unknown.length;
  let figuresChecked = 0;
  for (const { name, check } of GATES) {
    const faults = check(checked.draft, ground);
    if (name === 'figures') figuresChecked = figuresOf(checked).checked;
    if (faults.length === 0) continue;
    const figuresFailed = name === 'figures' ? faults.length : 0;
    return { ok: false, gate: name, faults, unknownIds, figuresChecked, figuresFailed };
  }
  const { arithmetic } = figuresOf(checked);
  const { text } = checked.draft;
  return { ok: true, text, evidence: [...cited.ids], unknownIds, figuresChecked, arithmetic };
}

/** The last draft is asked for by one gate after the other. */
let last: { draft: Draft; ground: Ground; checked: Checked } | null = null;

function checkedOf(draft: Draft, ground: Ground): Checked {
  if (
    last !== null &&
    last.ground === ground &&
    (last.draft === draft || last.checked.draft === draft)
  )
    return last.checked;
  const cleaned = { ...draft, text: cleanText(draft.text) };
  const checked = { draft: cleaned, cited: citedBy(cleaned, ground), ground };
  last = { draft, ground, checked };
  return checked;
}

export function figuresOf({ draft, cited, ground }: Checked) {
  const proposedIn = draft.kind === 'proposal' ? Number(ground.today.slice(0, 4)) : undefined;
  return checkFigures(draft.text, { ...figureGround(cited, ground), proposedIn });
}

/** The texts that may hold a name or a quotation: passages and their headings. */
function wordsOf({ passages, sources }: Cited): string[] {
  return [
    ...passages.flatMap(({ text, context }) => [text, ...context.map((piece) => piece.text)]),
    ...sources.flatMap(({ title, publisher }) => [title, publisher]),
  ];
}
