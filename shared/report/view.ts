import type { Gap, Report } from '../domain/report.ts';
import type { Section, SectionClaim } from '../domain/section.ts';
import { anchors, type Citations, claimGroups, createCitations } from './citations.ts';
import { createFormat, type Format } from './format.ts';
import { knownLanguage, type Labels, labelsFor, word } from './labels.ts';
import type { Statement } from './paper/blocks.ts';

/** A report with what words it: labels, numbers, dates. */
export interface Wording {
  readonly report: Report;
  /** A tag fit for a lang attribute. */
  readonly language: string;
  readonly labels: Labels;
  /** False when the labels are English for want of the report's language. */
  readonly ownLabels: boolean;
  readonly format: Format;
}

/** With everything that the formats need beside the words. */
export interface View extends Wording {
  readonly citations: Citations;
}

export function wordingOf(report: Report): Wording {
  const { labels, own } = labelsFor(report.request.language);
  return {
    report,
    language: knownLanguage(report.request.language),
    labels,
    ownLabels: own,
    format: createFormat(report.request.language),
  };
}

/** `first`: what a reader meets before the sections, in reading order. */
export function createView(report: Report, first: readonly Statement[]): View {
  return { ...wordingOf(report), citations: createCitations(report, first) };
}

export const sectionTitle = (_wording: Wording, { title }: Section): string => title;

/** A topic as its section names it. */
export const topicLabel = (_wording: Wording, _section: Section, _id: string, label: string) =>
  label;

/** `Price competition`, `Threat, short term`, a factor's name; null when the topic says it all. */
export function claimLabel({ labels }: Wording, _section: Section, claim: SectionClaim) {
  const { label, direction, horizon } = claim;
  const parts = [
    label ?? '',
    direction ? labels.sections.directions[direction] : '',
    horizon ? labels.sections.horizons[horizon] : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(labels.comma);
}

/** `Pressure: high`; null without a rating. */
export function ratingLabel(
  { labels }: Wording,
  { rating }: Section,
  claim: SectionClaim,
): string | null {
  if (claim.rating === null) return null;
  const words = Object.hasOwn(rating.words, claim.rating) ? rating.words : labels.ratings;
  const told = word(words, claim.rating);
  return rating.rates === null ? told : `${rating.rates}${labels.colon} ${told}`;
}

export interface Link {
  readonly anchor: string;
  readonly text: string;
}

/** What a claim points at in other sections; what this report does not hold is left out. */
export function linksOf(view: View, claim: SectionClaim): Link[] {
  return claim.links.flatMap((link) => {
    for (const [at, section] of view.report.sections.entries()) {
      const index = section.claims.findIndex(({ id }) => id === link);
      const target = section.claims[index];
      if (target) {
        const topic = section.topics.find(({ id }) => id === target.topic)?.label;
        const label = claimLabel(view, section, target) ?? topic ?? target.topic;
        return [
          {
            anchor: anchors.claim(at, index),
            text: `${sectionTitle(view, section)}${view.labels.colon} ${label}`,
          },
        ];
      }
      const group = claimGroups(section).find(({ id }) => `${section.framework}.${id}` === link);
      if (group && group.topic >= 0) {
        const label = topicLabel(view, section, group.id, group.label);
        return [
          {
            anchor: anchors.topic(at, group.topic),
            text: `${sectionTitle(view, section)}${view.labels.colon} ${label}`,
          },
        ];
      }
    }
    return [];
  });
}

/** `PESTEL: Environmental`, `Board paper: Answer`. */
export const gapLabel = ({ labels, report }: Wording, id: string): string =>
  gapName(labels, id, (name) => report.sections.find(({ framework }) => framework === name));

/** `named`: what a framework and its topics are called. */
export function gapName(
  labels: Labels,
  id: string,
  named: (framework: string) => Pick<Section, 'title' | 'topics'> | undefined,
): string {
  const [place = '', ...rest] = id.split('.');
  const section = named(place);
  const title = section?.title ?? word(labels.gapSections, place);
  if (rest.length === 0) return title;
  const part = rest.join('.');
  const topic = section?.topics.find((one) => one.id === part)?.label;
  return `${title}${labels.colon} ${topic ?? word(gapParts(labels), part)}`;
}

/** Parts of the paper, as gaps name them. */
const gapParts = ({ paper, recommendations }: Labels) => ({
  ...{ answer: paper.answer, messages: paper.messages, recommendations },
});

/** Why something is missing. The detail is an operator's English: it stands only in an English report. */
export function gapReason({ labels, language, format }: Wording, gap: Gap): string {
  const reason = labels.gapReasons[gap.reason];
  if (language.split('-')[0] === 'en') return `${reason} (${gap.detail})`;
  const dropped = Object.entries(gap.dropped ?? {}).map(
    ([gate, n]) => `${word(labels.gates, gate)} ${format.number(n)}`,
  );
  if (dropped.length === 0) return reason;
  return `${reason} (${labels.droppedBy}${labels.colon} ${dropped.join(labels.comma)})`;
}

/** What is missing, and why. */
export const gapRow = (wording: Wording, gap: Gap): readonly [string, string] => [
  gapLabel(wording, gap.section),
  gapReason(wording, gap),
];

export function placeLabel(view: View, part: number | 'paper' | 'facts'): string {
  if (part === 'paper') return view.labels.paper.documentKind;
  if (part === 'facts') return view.labels.factLedger;
  const section = view.report.sections[part];
  return section ? sectionTitle(view, section) : '';
}

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

/** Text runs from right to left in the report's language. */
export function isRightToLeft({ language }: Pick<Wording, 'language'>): boolean {
  return RTL_SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '');
}
