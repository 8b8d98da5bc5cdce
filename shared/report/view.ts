import type { Report } from '../domain/report.ts';
import type { Chart, Section, SectionClaim } from '../domain/section.ts';
import { anchors, type Citations, claimGroups, createCitations } from './citations.ts';
import { createFormat, type Format } from './format.ts';
import { en } from './labels/en.ts';
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

/** The data's own English where the labels are English, else the word for the id where one is known. */
function named(
  view: Wording,
  words: (labels: Labels) => Readonly<Record<string, string>>,
  id: string,
  own: string,
) {
  const known = words(view.labels);
  return view.labels !== en && Object.hasOwn(known, id) ? word(known, id) : own;
}

/** The translation of an English term that the data carries without its id. */
function translated(
  view: Wording,
  words: (labels: Labels) => Readonly<Record<string, string>>,
  term: string,
) {
  const id = Object.entries(words(en)).find(([, value]) => value === term)?.[0];
  return id === undefined ? term : word(words(view.labels), id);
}

export function sectionTitle(view: Wording, { framework, title }: Section): string {
  return named(view, (labels) => labels.frameworkTitles, framework, title);
}

export function topicLabel(view: Wording, section: Section, id: string, label: string): string {
  return named(view, (labels) => labels.topics, `${section.framework}.${id}`, label);
}

/** `Price competition`, `Threat, short term`, a factor's name; null when the topic says it all. */
export function claimLabel(view: View, { framework }: Section, claim: SectionClaim): string | null {
  if (claim.label === null || view.labels === en) return claim.label;
  if (framework === 'porter') {
    return named(view, (labels) => labels.drivers, claim.id.replace('porter.', ''), claim.label);
  }
  if (framework !== 'pestel') return claim.label;
  return claim.label
    .split(', ')
    .map((part) => word(view.labels.labelParts, part))
    .join(', ');
}

/** `Pressure: high`; null without a rating. */
export function ratingLabel(
  view: View,
  { framework }: Section,
  claim: SectionClaim,
): string | null {
  if (claim.rating === null) return null;
  const rating = word(view.labels.ratings, claim.rating);
  const { ratingOf } = view.labels;
  return Object.hasOwn(ratingOf, framework)
    ? `${word(ratingOf, framework)}${view.labels.colon} ${rating}`
    : rating;
}

/** The chart with its names in the report's language; null where there is nothing to draw. */
export function localChart(view: Wording, { status, chart }: Section): Chart | null {
  if (chart === null || status === 'not_assessed') return null;
  const topic = (label: string) => translated(view, (labels) => labels.topics, label);
  const axis = (label: string) => translated(view, (labels) => labels.axes, topic(label));
  switch (chart.kind) {
    case 'radar':
      return { ...chart, axes: chart.axes.map((one) => ({ ...one, label: axis(one.label) })) };
    case 'bars':
      return { ...chart, bars: chart.bars.map((one) => ({ ...one, label: topic(one.label) })) };
    case 'lines':
      return {
        ...chart,
        series: chart.series.map((one) => ({
          ...one,
          name:
            one.name === 'Company'
              ? view.report.request.company
              : word(view.labels.labelParts, one.name),
        })),
      };
    case 'matrix':
      return chart;
  }
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
        const label = claimLabel(view, section, target) ?? target.topic;
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

/** `PESTEL: Environmental – too little evidence was found`. */
export function gapLabel(view: View, id: string): string {
  const { labels, report } = view;
  if (Object.hasOwn(labels.gapSections, id)) return word(labels.gapSections, id);
  const [framework = '', ...rest] = id.split('.');
  const section = report.sections.find((one) => one.framework === framework);
  const title = section ? sectionTitle(view, section) : word(labels.frameworkTitles, framework);
  if (rest.length === 0) return title;
  const topic = rest.join('.');
  const label = section?.topics.find((one) => one.id === topic)?.label;
  return `${title}${labels.colon} ${label && section ? topicLabel(view, section, topic, label) : word(labels.topics, id).replace(id, topic)}`;
}

export function placeLabel(view: View, part: number | 'paper' | 'facts'): string {
  if (part === 'paper') return view.labels.paper.documentKind;
  if (part === 'facts') return view.labels.factLedger;
  const section = view.report.sections[part];
  return section ? sectionTitle(view, section) : '';
}
