import { certificateRows } from '../certificate-rows.ts';
import { safeUrl } from '../escape.ts';
import {
  changeWords,
  computedName,
  computedWords,
  entityName,
  factName,
  figureWords,
  formulaWords,
  periodWords,
  standingWords,
} from '../fact-rows.ts';
import { fill } from '../labels.ts';
import { type Run, run } from '../office/runs.ts';
import {
  confidenceFigure,
  confidenceFormula,
  confidenceRows,
  keyFigures,
  titleRows,
} from '../rows.ts';
import { contextText, publishedText, remarkTexts } from '../source-texts.ts';
import { gapLabel, gapReason, sectionTitle } from '../view.ts';
import type { Content } from './blocks.ts';
import type { Pen } from './pen.ts';
import { STYLE } from './styles.ts';

const plain = (texts: readonly string[]): Run[][] => texts.map((text) => [run(text)]);

export function gapContent(pen: Pen): Content[] {
  const { labels, report } = pen.view;
  const items = report.gaps.map((gap) =>
    pen.bullet([
      run(`${gapLabel(pen.view, gap.section)}${labels.colon}`, { bold: true }),
      { text: ' ' },
      run(gapReason(pen.view, gap)),
    ]),
  );
  const lead = items.length === 0 ? labels.noGaps : labels.partialBanner;
  return [pen.heading([run(labels.gaps)], 1), pen.text([run(lead)]), ...items];
}

/** Every figure with what states it, then every computed one with its formula. */
export function ledgerContent(pen: Pen): Content[] {
  const { view } = pen;
  const { labels, report } = view;
  const facts = report.facts.map((fact) => [
    ...plain([fact.id, factName(view, fact), entityName(view, fact), figureWords(view, fact)]),
    ...plain([
      [periodWords(view, fact), changeWords(view, fact)].filter((text) => text !== '').join('; '),
      standingWords(view, fact),
      fact.evidence.join(', '),
    ]),
  ]);
  const computed = report.computed.map((one) =>
    plain([one.id, computedName(view, one), formulaWords(view, one), computedWords(view, one)]),
  );
  const head = [labels.number, labels.metric, labels.entity, labels.value, labels.period];
  return [
    pen.heading([run(labels.factLedger)], 2),
    ...(facts.length === 0
      ? [pen.text([run(labels.noFacts)])]
      : [pen.table({ head: [...head, labels.freshness, labels.evidence], rows: facts })]),
    ...(computed.length === 0
      ? []
      : [
          pen.heading([run(labels.computedFigures)], 2),
          pen.text([run(labels.computedNote)]),
          pen.table({
            head: [labels.number, labels.metric, labels.formula, labels.result],
            rows: computed,
          }),
        ]),
  ];
}

/** Each source with its date and standing, and below it every passage of it that the report holds. */
export function sourceContent(pen: Pen): Content[] {
  const { view } = pen;
  const { labels, report, format } = view;
  const sources = report.sources.flatMap((source): Content[] => {
    const url = safeUrl(source.url);
    const details = [
      source.publisher,
      publishedText(view, source),
      `${labels.retrieved} ${format.date(source.retrieved_at)}`,
      labels.tiers[source.tier],
      ...remarkTexts(view, source),
    ];
    const passages = report.passages.filter((passage) => passage.source === source.id);
    return [
      pen.heading([run(`${source.id} ${source.title}`)], 3),
      pen.text(
        [
          run(details.join(' · ')),
          ...(url === undefined ? [] : [{ text: ' · ' }, { ...run(shortUrl(url)), url }]),
          run(` · SHA-256 ${source.sha256.slice(0, 12)}`, { muted: true }),
        ],
        STYLE.small,
      ),
      ...passages.map((passage) => {
        const context = passage.context.length === 0 ? '' : `${contextText(passage)}: `;
        return pen.text(
          [
            run(passage.id, { bold: true }),
            { text: ' ' },
            ...(context === '' ? [] : [run(context, { muted: true }), { text: ' ' }]),
            run(fill(labels.quoted, { text: passage.text })),
          ],
          STYLE.passage,
        );
      }),
    ];
  });
  const aside = report.set_aside.map(({ url, title, why }) =>
    pen.bullet([run(`${title} · ${labels.setAsideReasons[why]} · ${url}`)]),
  );
  return [
    pen.heading([run(labels.sources)], 2),
    ...(sources.length === 0 ? [pen.text([run(labels.noSources)])] : []),
    ...sources,
    ...(aside.length === 0 ? [] : [pen.heading([run(labels.setAside)], 2), ...aside]),
  ];
}

const shortUrl = (url: string): string => (url.length > 90 ? `${url.slice(0, 89)}…` : url);

export function methodContent(pen: Pen): Content[] {
  const { view } = pen;
  const { labels, report, ownLabels } = view;
  const named = (name: string, value: string) =>
    pen.bullet([run(`${name}${labels.colon}`, { bold: true }), { text: ' ' }, run(value)]);
  const figures = [confidenceFigure(view), ...keyFigures(view)].map(({ name, value, note }) =>
    named(name, note === '' ? value : `${value} (${note})`),
  );
  const formula = confidenceFormula(view);
  const parts = confidenceRows(view, report.confidence).map(({ name, value, weight }) =>
    plain([name, value, weight]),
  );
  return [
    pen.heading([run(labels.method)], 2),
    ...titleRows(view).map(([name, value]) => named(name, value)),
    ...(report.demonstration ? [pen.text([run(labels.demonstrationNote)])] : []),
    ...(ownLabels ? [] : [pen.text([run(labels.headingsInEnglish)])]),
    pen.text([run(labels.reader)]),
    pen.heading([run(labels.standing.strength)], 3),
    ...figures,
    ...(formula === '' ? [] : [pen.text([run(`${labels.methodConfidence} ${formula}`)])]),
    ...(parts.length === 0
      ? []
      : [pen.table({ head: [labels.part, labels.value, labels.weight], rows: parts })]),
    pen.heading([run(labels.methodScores)], 3),
    ...report.sections.map((section) => named(sectionTitle(view, section), section.method)),
  ];
}

export function certificateContent(pen: Pen): Content[] {
  const { labels } = pen.view;
  const rows = certificateRows(pen.view).map(([name, value]) => [
    [run(name, { bold: true })],
    [run(value)],
  ]);
  return [
    pen.heading([run(labels.certificate)], 2),
    pen.table({ head: [labels.part, labels.value], rows }),
  ];
}
