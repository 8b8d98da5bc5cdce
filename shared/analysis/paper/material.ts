import type { Computed, Conflict, Fact } from '../../domain/facts/fact.ts';
import { computedLine, factLine } from '../../domain/facts/fact-line.ts';
import { isQuantity } from '../../domain/figures/figure.ts';
import { figuresIn } from '../../domain/figures/figures.ts';
import { promptLine } from '../../domain/pages/prompt-line.ts';
import type { Gap } from '../../domain/report.ts';
import type { AnalysisRequest } from '../../domain/request.ts';
import type { Section } from '../../domain/section.ts';
import type { Evidence } from '../evidence.ts';
import { promptOf, sourcedPassages, subjectLines } from '../prompts.ts';
import { selectPassages } from '../select-passages.ts';
import { type RivalReading, rivalReadings } from './rival-readings.ts';

/** All that the paper is written from. */
export interface Material {
  readonly request: AnalysisRequest;
  /** The company's name, as established. */
  readonly name: string;
  /** ISO date of the report. */
  readonly today: string;
  readonly evidence: Pick<Evidence, 'sources' | 'passages'>;
  readonly facts: readonly Fact[];
  readonly computed: readonly Computed[];
  readonly conflicts: readonly Conflict[];
  readonly sections: readonly Section[];
  readonly gaps: readonly Gap[];
  /** Characters of passages in one prompt. */
  readonly promptChars: number;
}

type Passage = Evidence['passages'][number];

const RECENT_DAYS = 365;
/** Passages that frameworks and ledger rest on come first, and may take this part of the room. */
const CITED_SHARE = 0.6;

/** What is asked: the reader's question, or what a board wants to know of any company. */
export const questionOf = ({ request, name }: Pick<Material, 'request' | 'name'>): string =>
  request.context ??
  `What should the board of ${name} do next in ${request.industry ?? 'its markets'}, and why?`;

/** The first day whose news is recent, for this request. */
export function recentSince({ request, today }: Pick<Material, 'request' | 'today'>): string {
  const days = request.recency_days ?? RECENT_DAYS;
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
}

/** The passages that bear on the question: those already relied on, then the nearest of the rest. */
export function passagesFor(material: Material): Passage[] {
  const { evidence, sections, facts, promptChars } = material;
  const relied = new Set([
    ...sections.flatMap(({ claims }) => claims.flatMap((claim) => claim.evidence)),
    ...facts.flatMap((fact) => fact.evidence),
  ]);
  const about = `${questionOf(material)} ${material.request.industry ?? ''} ${material.name}`;
  const cited = selectPassages(
    evidence.passages.filter(({ id }) => relied.has(id)),
    about,
    promptChars * CITED_SHARE,
  );
  const room = promptChars - cited.reduce((sum, { text }) => sum + text.length, 0);
  const kept = new Set(cited.map(({ id }) => id));
  const others = evidence.passages.filter(({ id }) => !kept.has(id));
  for (const { id } of selectPassages(others, about, room)) kept.add(id);
  return evidence.passages.filter(({ id }) => kept.has(id));
}

/** Passages that name a day, month or year that has not come yet. */
export function datesAhead(
  passages: readonly Passage[],
  today: string,
): { passage: string; date: string }[] {
  const now = Number(today.replaceAll('-', ''));
  return passages.flatMap(({ id, text }) => {
    const dates = figuresIn(text).flatMap(({ kind, value }) => {
      if (kind === 'year') return value * 10_000 >= now - 10_000 ? [value * 10_000] : [];
      return kind === 'date' && ahead(value, now) ? [value] : [];
    });
    const [first] = dates.filter((date) => ahead(date, now)).sort((a, b) => a - b);
    return first === undefined ? [] : [{ passage: id, date: isoOf(first) }];
  });
}

/** `20261200` is December 2026: what is not stated is 0, and lies ahead while any of it does. */
function ahead(date: number, now: number): boolean {
  if (date < 10_000_000) return false;
  const end = date % 10_000 === 0 ? date + 1231 : date % 100 === 0 ? date + 31 : date;
  return end > now && date < now + 400_000;
}

const isoOf = (date: number): string =>
  [String(date).slice(0, 4), String(date).slice(4, 6), String(date).slice(6)]
    .filter((part) => Number(part) > 0)
    .join('-');

/** A disagreement with its readings and the rule that was used. */
export function conflictLine(
  { id, facts, kind, rule, kept }: Conflict,
  all: readonly Fact[],
): string {
  const readings = facts.flatMap((one) => all.find((fact) => fact.id === one) ?? []);
  const told = readings.map(
    (fact) => `${fact.id} ${fact.amount.printed} (${fact.evidence.join(', ')})`,
  );
  const [first] = readings;
  const of = first === undefined ? '' : `${first.entity}, ${first.label}, ${first.period.label}: `;
  return `${id} · ${of}${told.join(' against ')} · ${kind}, rule: ${rule}, kept: ${kept?.printed ?? 'neither'}`;
}

const rivalLine = ({ fact, passage, raw }: RivalReading): string =>
  promptLine(
    `${fact.id} is ${fact.amount.printed} (${fact.evidence.join(', ')}), and ${passage} has ${raw}: another time or thing, or a disagreement`,
  );

const MOST_FINDINGS = 14;

function sectionLines({ title, status, claims }: Section): string {
  if (status === 'not_assessed') return `${title}: not assessed`;
  const lines = claims.slice(0, MOST_FINDINGS).map(({ topic, rating, text, evidence, verdict }) => {
    const about = [
      topic,
      ...(rating === null ? [] : [rating]),
      ...(verdict === 'partly' ? [verdict] : []),
    ];
    return `- (${about.join(', ')}) ${promptLine(text)} (${evidence.join(', ')})`;
  });
  return [title, ...lines].join('\n');
}

/** Undated sources with the last month that a figure of theirs reports on. */
function timed(sources: Material['evidence']['sources'], facts: readonly Fact[]) {
  return sources.map((source) => {
    if (source.published_at !== null) return source;
    const own = facts.filter(({ evidence }) =>
      evidence.every((id) => id.startsWith(`${source.id}.`)),
    );
    const reports_on = own
      .flatMap(({ as_of }) => as_of ?? [])
      .toSorted()
      .at(-1);
    return reports_on === undefined ? source : { ...source, reports_on };
  });
}

const listed = (lines: readonly string[]) => (lines.length === 0 ? 'none' : lines.join('\n'));

/** The material of who thinks the question through: with what the frameworks found, and did not find. */
export function wholeMaterial(material: Material): string {
  const { sections, gaps } = material;
  return promptOf([
    { heading: 'Given', body: materialText(material, passagesFor(material)) },
    { heading: 'Findings of the frameworks', body: sections.map(sectionLines).join('\n\n') },
    {
      heading: 'Not found',
      body: listed(gaps.map(({ section, detail }) => `- ${section}: ${promptLine(detail)}`)),
    },
  ]);
}

/** The material of who goes on from what was written; the passages are those given. */
export function materialText(material: Material, passages: readonly Passage[]): string {
  const { request, name, today, evidence, facts, computed, conflicts } = material;
  const events = datesAhead(passages, today).map(({ passage, date }) => `- ${date}: ${passage}`);
  return promptOf([
    {
      heading: 'Subject',
      body: `${subjectLines(request, name, today)}\nQuestion: ${promptLine(questionOf(material))}\nRecent: published since ${recentSince(material)}`,
    },
    {
      heading: 'Passages',
      body: sourcedPassages({ sources: timed(evidence.sources, facts) }, passages),
    },
    { heading: 'Figures', body: listed(facts.map((fact) => promptLine(factLine(fact)))) },
    {
      heading: 'Computed',
      body: listed(computed.map((one) => promptLine(computedLine(one, facts)))),
    },
    {
      heading: 'Sources disagree',
      body: listed([
        ...conflicts.map((one) => promptLine(conflictLine(one, facts))),
        ...rivalReadings(material).map(rivalLine),
      ]),
    },
    { heading: 'Dates ahead in the passages', body: listed(events) },
  ]);
}

/** Whether a sentence states an amount. */
export const statesFigure = (text: string): boolean => figuresIn(text).some(isQuantity);
