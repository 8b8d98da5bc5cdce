import { certificateRows } from '../certificate-rows.ts';
import { safeUrl } from '../escape.ts';
import { type Run, run } from '../office/runs.ts';
import {
  confidenceFigure,
  confidenceFormula,
  confidenceRows,
  keyFigures,
  titleRows,
} from '../rows.ts';
import { publishedText, remarkTexts } from '../source-texts.ts';
import { sectionTitle, type View } from '../view.ts';
import { body, part } from './appendix.ts';
import type { TypeBlock, TypePart } from './document.ts';
import type { Setter } from './setter.ts';

export function sourcesPart(view: View, setter: Setter): TypePart[] {
  const { labels, report, format } = view;
  const rows = report.sources.map((source): (string | Run[])[] => {
    const url = safeUrl(source.url);
    const remarks = remarkTexts(view, source);
    return [
      source.id,
      [
        run(source.title, { bold: true }),
        { text: ' ' },
        run(source.url, url === undefined ? { muted: true } : { url }),
        ...(remarks.length === 0 ? [] : [run(` ${remarks.join('; ')}`, { open: true })]),
      ],
      [source.publisher, publishedText(view, source), labels.tiers[source.tier]].join(' · '),
      format.date(source.retrieved_at),
    ];
  });
  if (rows.length === 0) return part(labels.sources, [body(setter, run(labels.noSources))]);
  const aside = report.set_aside.map(({ title, url, why }) => [
    title,
    labels.setAsideReasons[why],
    url,
  ]);
  return part(labels.sources, [
    setter.table({
      caption: '',
      head: [labels.number, labels.files.title, labels.files.publisher, labels.retrieved],
      rows,
    }),
    ...(aside.length === 0
      ? []
      : [
          setter.table({
            caption: labels.setAside,
            head: [labels.files.title, labels.files.detail, labels.files.address],
            rows: aside,
          }),
        ]),
  ]);
}

export function methodParts(view: View, setter: Setter): TypePart[] {
  const { labels, report, ownLabels } = view;
  const pairs = (rows: readonly (readonly [string, string])[]): TypeBlock => ({
    kind: 'pairs',
    rows: rows.map(
      ([name, value]) => [setter.tidy(name), setter.runs([run(value)], 'list')] as const,
    ),
  });
  const figures = [confidenceFigure(view), ...keyFigures(view)].map(
    ({ name, value, note }) => [name, note === '' ? value : `${value} (${note})`] as const,
  );
  const formula = confidenceFormula(view);
  const shares = confidenceRows(view, report.confidence).map(({ name, value, weight }) => [
    name,
    value,
    weight,
  ]);
  const methods = report.sections.map(
    (section) => [sectionTitle(view, section), section.method] as const,
  );
  return [
    ...part(labels.standing.strength, [
      pairs(figures),
      ...(shares.length === 0
        ? []
        : [
            setter.table({
              caption: labels.confidenceParts,
              head: [labels.part, labels.value, labels.weight],
              rows: shares,
              numbers: [1, 2],
            }),
          ]),
    ]),
    ...part(labels.method, [
      pairs(titleRows(view)),
      ...(report.demonstration ? [body(setter, run(labels.demonstrationNote))] : []),
      ...(ownLabels ? [] : [body(setter, run(labels.headingsInEnglish))]),
      body(setter, run(labels.reader)),
      ...(formula === '' ? [] : [body(setter, run(`${labels.methodConfidence} ${formula}`))]),
      ...(methods.length === 0 ? [] : [pairs(methods)]),
    ]),
    ...part(labels.certificate, [pairs(certificateRows(view))]),
  ];
}
