import type { z } from 'zod';
import type { Exhibit } from '../domain/exhibit.ts';
import type { Computed, Fact } from '../domain/facts/fact.ts';
import type { Claim, Score, SectionClaim } from '../domain/section.ts';

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
  /** Of a row, its table: the judge sees the rows of one table together. */
  table?: string;
}

export interface KeptClaim extends Claim {
  /** Supported, and its rating follows: only then may it move a score. */
  counts: boolean;
  /** False: its rating does not follow from it, and is not shown. */
  rated: boolean;
  /** Sums behind a sentence of the paper, as a correction left them. */
  sums?: string;
}

/** What gates and judge let through, by draft id: text and evidence as corrected, and the verdict. */
export type KeptClaims = ReadonlyMap<string, KeptClaim>;

/** The names that a framework's sections show, in one language. */
export interface FrameworkWords {
  readonly title: string;
  /** How the scores are computed, in a sentence or two for the reader. */
  readonly method: string;
  /** By the ids of its topics, in their order. */
  readonly topics: Readonly<Record<string, string>>;
  /** Topics as an exhibit names them, where that is shorter. */
  readonly short?: Readonly<Record<string, string>> | undefined;
  /** What is rated, by `<topic>.<item>`, where that is fixed. */
  readonly items?: Readonly<Record<string, string>> | undefined;
  /** What a rating rates: `Pressure`. */
  readonly rates?: string | undefined;
  /** Ratings beside high, medium and low. */
  readonly ratings?: Readonly<Record<string, string>> | undefined;
  /** Titles and columns of its exhibits, by its own keys. */
  readonly exhibits: Readonly<Record<string, string>>;
}

/** By ISO 639-1 code. */
export type Words = Readonly<Record<string, FrameworkWords>>;

/** In every language that the program speaks. */
export type ProgramWords = Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'ja', FrameworkWords>>;

/** The checked figures that an assessment may rest on. */
export interface Figures {
  readonly facts: readonly Fact[];
  readonly computed: readonly Computed[];
}

export interface AssessUses {
  readonly words: FrameworkWords;
  readonly figures: Figures;
  /** The company's name, for exhibits. */
  readonly company: string;
}

/** The section's content; sources, facts and links are completed by the assembly. */
export interface Assessment {
  scores: Score[];
  claims: SectionClaim[];
  exhibits: Exhibit[];
  /** Topics left without an assessment, each a gap. */
  missing: string[];
}

/** One framework is one folder: questions, reply schema, prompt, rubric and exhibits, and its words. */
export interface Framework<Reply = unknown> {
  readonly name: string;
  /** Changes whenever instructions, schema or rubric change. */
  readonly version: string;
  readonly words: Words;
  /** Ids of its topics, in the order of its words. */
  readonly topics: readonly string[];
  /** Research questions, most important first; `{company}` and `{industry}` are filled in. */
  readonly questions: readonly string[];
  readonly instructions: string;
  /** SHA-256 of the file that defines it, where that is the reader's own. */
  readonly digest?: string;
  readonly reply: z.ZodType<Reply>;
  /** Without these figures there is nothing to ask: what is missing, in English; null when all is there. */
  lacks?(figures: Figures): string | null;
  drafts(reply: Reply, figures: Figures): DraftClaim[];
  assess(reply: Reply, kept: KeptClaims, uses: AssessUses): Assessment;
}

/** Of the language, else of English, else the first there are; with the language that they are in. */
export function wordsIn({ words }: Pick<Framework, 'words'>, language: string) {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const own = [primary, 'en', ...Object.keys(words)].find((code) => Object.hasOwn(words, code));
  const found = own === undefined ? undefined : words[own];
  if (own === undefined || found === undefined) throw new TypeError('a framework without words');
  return { ...found, language: own };
}
