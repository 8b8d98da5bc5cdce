import type { Report } from '../domain/report.ts';
import { claimSchema } from '../domain/section.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { LABELS } from './labels.ts';

type Path = readonly string[];

/** Strings that say nothing of the company: ids and enumerated words, dates, addresses, digests. */
const NO_STATEMENT =
  /^(?:[a-z][a-z0-9_.-]*|[A-Z]{1,2}\d+(?:\.p\d+)?|\d{4}(?:-\d{2}){0,2}(?:T[\d:.]+Z)?|[0-9a-f]{64}|\d+\+? ?-?\d* months|https?:\/\/\S+|)$/;

/** Where text stands that is shown as what it is: the pages' own words, the request, names, proposals marked as such. */
const SHOWN_AS_WHAT_IT_IS: readonly (readonly [what: string, where: RegExp])[] = [
  ['the pages, verbatim', /^(?:sources|set_aside|passages)\./],
  ['the ledger', /^(?:facts|computed|conflicts|contradictions)\./],
  ['what was asked', /^(?:request\.|paper\.answer\.question$)/],
  ['names', /^(?:identity\.|report_id$|paper\.(?:criteria\.\d+|options\.\d+\.name)$)/],
  ['names of columns and rows', /^exhibits\.\d+\.(?:columns\.\d+|rows\.\d+\.label)$/],
  ['owners, marked as proposals', /^paper\.recommendations\.\d+\.owner$/],
  ['open questions, marked as proposals', /^paper\.unknowns\.\d+\.(?:what|how|query)$/],
  ['the critic’s words, in the appendix', /^paper\.faults\.\d+\.(?:where|what)$/],
  [
    'names of a framework’s items',
    /^sections\.\d+\.(?:claims\.\d+\.label$|exhibits\.\d+\.(?:columns\.\d+|rows\.\d+\.label)$)/,
  ],
  ['what the sources leave open, without figures', /^sections\.\d+\.unknown\./],
  ['how code counts', /^(?:sections\.\d+\.method|confidence\.|certificate\.)/],
  ['why something is missing', /^gaps\.\d+\.detail$/],
  // Not shown beside a paper.
];

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}
const FRAMEWORK_WORDS = FRAMEWORKS.flatMap(({ words }) => wordsOf(words));
const LABEL_WORDS = new Set([...wordsOf(LABELS), ...FRAMEWORK_WORDS]);
/** `trend: {metric}`, filled in with other labels or names of the frameworks. */
const FILLED = [...LABEL_WORDS]
  .filter((label) => /\{(?:metric|topic|high|low)\}/.test(label))
  .map((label) => {
    const pieces = label
      .split(/\{\w+\}/)
      .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${pieces.join('(.+)')}$`, 'u');
  });

/** Every string of the report that is no judged claim, marked proposal, ledger entry, name, id, date or label. */
export function unaccountedStrings(report: Report): string[] {
  const known = new Set(
    [...report.passages, ...report.facts, ...report.computed].map(({ id }) => id),
  );
  const isLabel = (text: string) =>
    LABEL_WORDS.has(text) ||
    FILLED.some((pattern) =>
      pattern
        .exec(text)
        ?.slice(1)
        .every((part) => LABEL_WORDS.has(part)),
    );
  const isAccounted = (text: string, path: Path) =>
    NO_STATEMENT.test(text) ||
    isLabel(text) ||
    SHOWN_AS_WHAT_IT_IS.some(([, where]) => where.test(path.join('.')));

  const found: string[] = [];
  function walk(value: unknown, path: Path): void {
    if (typeof value === 'string') {
      if (!isAccounted(value, path)) found.push(`${path.join('.')}: ${value}`);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const claim = claimSchema.safeParse(value);
    // A claim's text is accounted for by its verdict and by evidence that the report holds.
    const isJudged = claim.success && claim.data.evidence.every((id) => known.has(id));
    for (const [key, inner] of Object.entries(value)) {
      if (isJudged && (key === 'text' || key === 'note')) continue;
      walk(inner, [...path, key]);
    }
  }
  walk(report, []);
  return found;
}
