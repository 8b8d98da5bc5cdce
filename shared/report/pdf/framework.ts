import type { Section } from '../../domain/section.ts';
import { claimGroups } from '../citations.ts';
import { claimRuns, messageRuns } from '../office/claim-runs.ts';
import { type Run, run } from '../office/runs.ts';
import { scoreRows } from '../rows.ts';
import { gapReason, sectionTitle, topicLabel, type View } from '../view.ts';
import type { TypeBlock, TypePart } from './document.ts';
import type { Picture } from './picture.ts';
import type { Setter } from './setter.ts';

/** A framework in full. `file`: of its picture, when there is one. */
export function frameworkPart(
  view: View,
  setter: Setter,
  section: Section,
  pictures: readonly (Omit<Picture, 'svg'> & { file: string })[],
): TypePart {
  const { labels } = view;
  const scores = scoreRows(view, section).map(({ name, values }) =>
    values === null
      ? [name, labels.notAssessed, '', '']
      : [name, values.value, values.range, values.assessed],
  );
  const claims = claimGroups(section).flatMap(({ id, label, claims }): TypeBlock[] => [
    {
      ...{ kind: 'heading', level: 3, outlined: false, anchor: null },
      runs: setter.runs([run(topicLabel(view, section, id, label))], 'list'),
    },
    claims.length === 0
      ? {
          ...{ kind: 'paragraph', style: 'small' },
          runs: setter.runs([run(labels.noStatement)], 'list'),
        }
      : {
          kind: 'list',
          items: claims.map(({ claim }) => setter.runs(claimRuns(view, section, claim), 'list')),
        },
  ]);
  const overview: TypeBlock[] = [
    ...messageBlocks(view, setter, section),
    ...pictures.map(({ file, alt, caption, wide }) => ({
      ...{ kind: 'picture' as const, file, alt: setter.tidy(alt) },
      width: wide ? 84 : 70,
      note: setter.tidy(caption),
    })),
    ...(scores.length === 0
      ? []
      : [
          setter.table({
            caption: '',
            head: [labels.topic, labels.score, labels.range, labels.assessedItems],
            rows: scores,
            numbers: [1, 2, 3],
          }),
        ]),
  ];
  const nothing = section.status === 'not_assessed' && section.claims.length === 0;
  return {
    title: setter.tidy(sectionTitle(view, section)),
    level: 2,
    newPage: false,
    blocks:
      section.status === 'assessed'
        ? [...overview, ...claims]
        : [absent(view, setter, section), ...(nothing ? [] : claims)],
  };
}

function messageBlocks(view: View, setter: Setter, section: Section): TypeBlock[] {
  const { headline, takeaways, soWhat } = messageRuns(view, section);
  const paragraph = (runs: readonly Run[], style: string): TypeBlock[] =>
    runs.length === 0 ? [] : [{ kind: 'paragraph', style, runs: setter.runs(runs, 'list') }];
  return [
    ...paragraph(
      headline.map((one) => ({ ...one, bold: true })),
      'headline',
    ),
    ...(takeaways.length === 0
      ? []
      : [{ kind: 'list' as const, items: takeaways.map((runs) => setter.runs(runs, 'list')) }]),
    ...paragraph(soWhat, 'body'),
  ];
}

function absent(view: View, setter: Setter, { framework }: Section): TypeBlock {
  const { labels, report } = view;
  const reasons = report.gaps
    .filter((gap) => gap.section === framework)
    .map((gap) => ` ${gapReason(view, gap)}`);
  return {
    ...{ kind: 'paragraph', style: 'body' },
    runs: setter.runs(
      [run(labels.sectionNotAssessed, { bold: true }), ...reasons.map((text) => ({ text }))],
      'list',
    ),
  };
}
