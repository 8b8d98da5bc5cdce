import type { Exhibit } from '../../domain/paper/paper.ts';
import { entityName } from '../fact-rows.ts';
import { periodName } from '../period-name.ts';
import { type Block, type Cell, cell, data, label, type Part, part, signsIn } from './blocks.ts';
import type { Teller } from './teller.ts';

/** Peers, market and trends as tables. */
export function exhibitParts(teller: Teller): Part[] {
  return teller.report.exhibits.flatMap((exhibit, at) =>
    part(`exhibit-${at + 1}`, exhibit.title.text, [exhibitTable(teller, exhibit)]),
  );
}

function exhibitTable(teller: Teller, exhibit: Exhibit): Block {
  const { report, labels } = teller;
  const publishers = exhibit.sources.flatMap(
    (id) => report.sources.find((source) => source.id === id)?.publisher ?? [],
  );
  const rows = exhibit.rows.map(({ label: name, cells }) => [
    cell(data(name)),
    ...cells.map((one) => exhibitCell(teller, exhibit, name, one)),
  ]);
  const lines = [
    exhibit.note ?? '',
    signsIn(rows),
    publishers.length === 0
      ? ''
      : `${labels.sources}${labels.colon} ${[...new Set(publishers)].join(labels.comma)}`,
  ];
  return {
    kind: 'table',
    caption: [exhibit.title.text, exhibit.unit ?? '', exhibit.period ?? '']
      .filter((text) => text !== '')
      .join(' · '),
    head: exhibit.columns,
    rows,
    note: lines.filter((text) => text !== '').join(' · '),
  };
}

function exhibitCell(
  teller: Teller,
  exhibit: Exhibit,
  row: string,
  { value, low, high, text, ref }: Exhibit['rows'][number]['cells'][number],
): Cell {
  const { format } = teller;
  const figure = ref === undefined ? undefined : teller.figure(ref);
  if (figure && ref !== undefined) {
    const beside = apart(teller, exhibit, ref, row);
    return {
      spans: beside === '' ? [figure] : [figure, data(`(${beside})`)],
      number: true,
    };
  }
  if (text !== undefined) return cell(data(text));
  if (value === null) return { spans: [label('–')], number: true };
  const ends = low === undefined || high === undefined || low === high ? [value] : [low, high];
  return { spans: [data(ends.map(format.number).join('–'))], number: true };
}

/** What a cell must say of its figure because neither row nor column says it: bearer, part, period. */
function apart(teller: Teller, exhibit: Exhibit, ref: string, row: string): string {
  const { period, columns, title } = exhibit;
  const fact = teller.report.facts.find(({ id }) => id === ref);
  if (fact === undefined) return '';
  const heads = [title.text, row, ...columns].join(' ').toLowerCase();
  const { name, qualifier = '', geography = '' } = fact;
  const part = qualifier === '' && geography === '' ? [] : name ? [name] : [qualifier, geography];
  const { labels, format } = teller;
  const when = periodName(teller, fact.period);
  // Its mark says it already.
  const age = fact.fresh === 'new' || fact.as_of === null ? '' : format.date(fact.as_of);
  return [
    ...(isOfOne(teller, exhibit) ? [] : [entityName(teller, fact)]),
    ...part,
    ...(when === period || when === age ? [] : [when]),
    ...(fact.status === 'reported' ? [] : [labels.factStatuses[fact.status]]),
  ]
    .filter((text) => text !== '' && !heads.includes(text.toLowerCase()))
    .join(labels.comma);
}

/** Whose figures they are is plain where all are of one. */
function isOfOne({ report }: Teller, { rows }: Exhibit): boolean {
  const refs = new Set(rows.flatMap(({ cells }) => cells.map(({ ref }) => ref)));
  return new Set(report.facts.flatMap(({ id, entity }) => (refs.has(id) ? [entity] : []))).size < 2;
}
