import type { Gap, Plan } from './answers.ts';
import { inOptionWords, optionOf } from './option-words.ts';
import type { Outcome } from './outcome.ts';
import { plainText } from './plain-text.ts';
import type { ClaimView, ReportView } from './report-view.ts';

const REASONS: Record<string, string> = {
  insufficient_evidence: 'too little evidence',
  model_refused: 'the model refused',
  model_invalid: "the model's answer could not be used",
  model_unavailable: 'the model could not be reached',
  source_unavailable: 'the sources could not be reached',
  verification: 'the second model gave no verdict',
  budget: 'the cost limit was reached',
  deadline: 'the time limit was reached',
};

const STATUS: Record<string, string> = {
  completed: 'Complete: every requested section is assessed.',
  partial: 'Partial: a report exists, with parts missing.',
};

/** More scores than this are counted, not listed. */
const LISTED = 7;

const words = (text: string) => plainText(text).replaceAll('_', ' ');
const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const dollars = (usd: number) => `$${usd.toFixed(usd > 0 && usd < 0.01 ? 4 : 2)}`;

function sectionLine(section: ReportView['sections'][number]): string {
  if (section.status !== 'assessed') return 'not assessed';
  const marked = Object.entries({ partly: 'partly supported', unchecked: 'not checked' })
    .map(([verdict, mark]) => [section.claims.filter((c) => c.verdict === verdict).length, mark])
    .filter(([n]) => n !== 0)
    .map(([n, mark]) => `${n} ${mark}`);
  const claims = [count(section.claims.length, 'claim'), ...marked].join(', ');
  const { scores } = section;
  if (scores.length > LISTED) {
    const assessed = scores.filter(({ value }) => value !== null).length;
    return `${assessed} of ${scores.length} scored; ${claims}`;
  }
  const parts =
    scores.length > 0
      ? scores.map(({ label, value }) => `${label} ${value?.toFixed(1) ?? 'not assessed'}`)
      : section.topics.map(
          ({ id, label }) => `${label} ${section.claims.filter((c) => c.topic === id).length}`,
        );
  return parts.length === 0 ? claims : `${parts.join(', ')}; ${claims}`;
}

function gapLine({ section, reason, detail }: Gap): string {
  const why = REASONS[reason] ?? words(reason);
  return `  ${words(section).replaceAll('.', ', ')}: ${why}${detail === '' ? '' : ` (${detail})`}`;
}

function evidenceLines({ certificate, sources, confidence }: ReportView): string[] {
  const { total, supported, partly, unchecked, dropped } = certificate.claims;
  const verdicts = [
    `${supported} of ${count(total, 'claim')} supported`,
    ...[`${partly} partly supported`, `${unchecked} not checked`, `${dropped} dropped`],
  ].join(', ');
  const { value } = confidence;
  return [
    `Evidence: ${verdicts}; ` +
      `${count(sources.length, 'source')} from ${count(certificate.independent_domains, 'independent publisher')}.`,
    value === null
      ? 'Strength of evidence: none, because no claim was judged.'
      : `Strength of evidence: ${Math.round(value * 100)} % (of the whole report, not of the answer alone; the report shows how).`,
  ];
}

const VERDICTS: Record<string, string> = {
  yes: 'Yes.',
  no: 'No.',
  conditional: 'Conditional.',
  cannot_tell: 'The evidence does not decide it.',
};
const MARKS: Record<string, string> = {
  partly: 'partly supported',
  unchecked: 'not checked',
  proposal: 'proposal',
};

function sentence({ text, kind, verdict }: ClaimView): string {
  const marks = [kind, verdict].flatMap((value) => MARKS[value] ?? []);
  return marks.length === 0 ? text : `${text} (${marks.join(', ')})`;
}

/** The answer first, in the paper's own sentences. */
function answerLines({ paper }: ReportView): string[] {
  if (!paper) return ['The paper could not be written.'];
  const { verdict, sentences, decide_by, uncertainty, confidence } = paper.answer;
  const by = decide_by?.by ? `To be decided by ${decide_by.by}: ` : 'To be decided: ';
  return [
    ...(VERDICTS[verdict] === undefined ? [] : [VERDICTS[verdict]]),
    ...sentences.map(sentence),
    ...(decide_by ? [`${by}${sentence(decide_by.claim)}`] : []),
    `Confidence in the answer: ${words(confidence)}.`,
    ...(uncertainty ? [`Largest uncertainty: ${sentence(uncertainty)}`] : []),
    ...paper.messages.map(({ title }, at) => `  ${at + 1}. ${sentence(title)}`),
  ];
}

function costLine({ costUsd, maxCostUsd, seconds, report }: Outcome): string {
  const spent = costUsd === undefined ? '' : `${dollars(costUsd)}`;
  const limit = maxCostUsd === undefined ? '' : ` of at most ${dollars(maxCostUsd)}`;
  const took = `${seconds.toFixed(1)} s`;
  if (spent === '') return `Time: ${took}.`;
  const cost = report?.demonstration === true ? 'Would have cost' : 'Cost';
  return `${cost}: ${spent}${limit}, in ${took}.`;
}

/** What stands on stdout when a report was made; one item per line, safe to print. */
export function reportLines(outcome: Outcome): string[] {
  const { report, files } = outcome;
  const lines: string[] = [];
  if (report !== undefined) {
    lines.push(...answerLines(report));
  }
  lines.push(STATUS[outcome.status ?? ''] ?? `Status: ${words(outcome.status ?? 'unknown')}.`);
  if (report?.demonstration === true) {
    lines.push('Demonstration data: the answers come from sample sources, not from live services.');
  }
  for (const section of report?.sections ?? []) {
    lines.push(`  ${section.title}: ${sectionLine(section)}`);
  }
  if (outcome.gaps.length > 0) lines.push('Missing:', ...outcome.gaps.map(gapLine));
  if (report !== undefined) lines.push(...evidenceLines(report));
  lines.push(costLine(outcome));
  if (files !== undefined) {
    lines.push('Files:', ...Object.values(files).map((path) => `  ${path}`));
  }
  return lines.map(plainText);
}

/** What stands on stderr when something went wrong. */
export function errorLines({
  error,
  seeAgain,
  gaps,
  report,
}: Pick<Outcome, 'error' | 'seeAgain' | 'gaps' | 'report'>): string[] {
  const lines: string[] = [];
  if (error !== undefined) {
    const faults = error.faults ?? [];
    const message = faults.length > 0 ? 'these options cannot be used:' : error.message;
    lines.push(`Error (${error.code}): ${inOptionWords(message)}`);
    for (const one of faults) lines.push(`  ${optionOf(one.path)}: ${inOptionWords(one.message)}`);
    if (report === undefined) lines.push(...gaps.map(gapLine));
  }
  if (seeAgain !== undefined) lines.push(seeAgain);
  return lines.map(plainText);
}

/** What an analysis would do, for a person. */
export function planLines(plan: Plan, demonstration: boolean): string[] {
  const { searches, model } = plan.calls;
  const minutes = Math.max(1, Math.round(plan.expected_seconds / 60));
  return [
    `${demonstration ? 'Would cost' : 'Cost'}: about ${dollars(plan.expected_cost_usd)}, never above the ceiling of ${dollars(plan.max_cost_usd)}, in about ${minutes} min.`,
    `Calls: ${searches} searches, ${model} model calls.`,
    ...(plan.enough
      ? []
      : [`The ceiling is too low to begin: --max-cost ${plan.least_cost_usd} or more is needed.`]),
    'Nothing was stored or spent.',
  ];
}
