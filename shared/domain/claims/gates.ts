import { directionFaults } from '../direction/direction.ts';
import { figureFaults } from '../figures/figure-check.ts';
import { cleanText } from './clean-text.ts';
import { quotationFaults } from './quotations.ts';
import { addressIn } from './web-addresses.ts';

export type GateName = 'schema' | 'ids' | 'url' | 'quotation' | 'figures' | 'subject';

/** What the gates hold claims against. */
export interface EvidenceBase {
  /** The stored text; undefined for an id that does not exist. */
  passageText(id: string): string | undefined;
  /** Why the passages are not about this company though the claim says so; null when they are. */
  subjectFault(claimText: string, passageIds: readonly string[]): string | null;
}

/** A sentence as the model wrote it. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  readonly kind: 'fact' | 'inference' | 'proposal';
  readonly evidence: readonly string[];
}

export type GateOutcome =
  | {
      ok: true;
      /** The draft's text without passage markers and invisible characters. */
      text: string;
      /** The known ids, in the draft's order. */
      evidence: string[];
      unknownIds: number;
      figuresChecked: number;
    }
  | {
      ok: false;
      /** The first gate that stopped it. */
      gate: GateName;
      /** For the repair prompt. */
      faults: string[];
      unknownIds: number;
      figuresChecked: number;
      figuresFailed: number;
    };

const ID = /S(\d{1,6})\.p(\d{1,6})(?![\p{L}\p{N}])/giu;

/** Passage ids as they are stored, each once, from however the model wrote them: " [s1.P3], S2.p1". */
export function normaliseIds(raw: readonly string[]): string[] {
  const ids = raw.flatMap((entry) => {
    const found = [...entry.slice(0, 2000).matchAll(ID)].map(
      (m) => `S${Number(m[1])}.p${Number(m[2])}`,
    );
    return found.length > 0 || entry.trim() === '' ? found : [entry.trim().slice(0, 80)];
  });
  return [...new Set(ids)];
}

/** Runs the gates that code decides, in order: schema, ids, url, quotation, figures and direction, subject. */
export function checkDraft(draft: Draft, base: EvidenceBase): GateOutcome {
  const named = normaliseIds(draft.evidence);
  const evidence = named.filter((id) => base.passageText(id) !== undefined);
  const unknownIds = named.length - evidence.length;
  const stop = (
    gate: GateName,
    faults: string[],
    figuresChecked = 0,
    figuresFailed = 0,
  ): GateOutcome => ({
    ok: false,
    gate,
    faults,
    unknownIds,
    figuresChecked,
    figuresFailed,
  });

  const text = cleanText(draft.text);
  if (!/[\p{L}\p{N}]/u.test(text)) return stop('schema', ['the text is empty']);
  if (evidence.length === 0) {
    return stop('ids', [
      named.length === 0 ? 'no passage is cited' : `no such passage: ${named.join(', ')}`,
    ]);
  }
  const passages = evidence.map((id) => base.passageText(id) ?? '');
  const address = addressIn(text, passages);
  if (address !== null)
    return stop('url', [`the text must not hold an address, link or tag: ${address}`]);
  const quotations = quotationFaults(text, passages);
  if (quotations.length > 0) return stop('quotation', quotations);

  const figures = figureFaults(text, passages);
  const turned = directionFaults(text, passages);
  if (figures.faults.length + turned.length > 0) {
    return stop('figures', [...figures.faults, ...turned], figures.checked, figures.faults.length);
  }
  const subject = base.subjectFault(text, evidence);
  if (subject !== null) return stop('subject', [subject], figures.checked);
  return { ok: true, text, evidence, unknownIds, figuresChecked: figures.checked };
}
