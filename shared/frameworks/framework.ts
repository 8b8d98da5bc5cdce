import type { z } from 'zod';
import type { Chart, Claim, Score, Section, SectionClaim } from '../domain/section.ts';

/** A sentence as the model wrote it, before the gates. */
export interface DraftClaim {
  /** Unique in the report: `<framework>.<topic>.<item>`. */
  id: string;
  text: string;
  kind: Claim['kind'];
  /** `company`, `market`, or the name of another. */
  about: string;
  evidence: readonly string[];
  /** What it was asked for, and the answer given; the judge says whether that follows from the sentence. */
  item?: string;
  rating?: string;
  /** Of a sentence of the paper: what it is there, by when, and the sums behind it. For the judge. */
  role?: string;
  due?: string;
  sums?: string;
}

export interface KeptClaim extends Claim {
  /** Supported, and its rating follows: only then may it move a score. */
  counts: boolean;
  /** False: its rating does not follow from it, and is not shown. */
  rated: boolean;
}

/** What gates and judge let through, by draft id: text and evidence as corrected, and the verdict. */
export type KeptClaims = ReadonlyMap<string, KeptClaim>;

/** The section's content; facts and links are completed by the assembly. */
export interface Assessment {
  scores: Score[];
  claims: SectionClaim[];
  chart: Chart | null;
  /** Topics left without an assessment, each a gap. */
  missing: string[];
}

/** One framework is one file: questions, reply schema, prompt, rubric, chart. */
export interface Framework<Reply = unknown> {
  readonly name: string;
  readonly title: string;
  /** Changes whenever instructions, schema or rubric change. */
  readonly version: string;
  /** Research questions, most important first; `{company}` and `{industry}` are filled in. */
  readonly questions: readonly string[];
  readonly topics: Section['topics'];
  /** How the scores are computed, in a sentence or two for the reader. */
  readonly method: string;
  readonly instructions: string;
  readonly reply: z.ZodType<Reply>;
  drafts(reply: Reply): DraftClaim[];
  assess(reply: Reply, kept: KeptClaims): Assessment;
}
