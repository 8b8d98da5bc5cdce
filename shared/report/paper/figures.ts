import type { Exhibit } from '../../domain/paper/paper.ts';
import { type Block, type Cell, cell, data, label, type Part, part } from './blocks.ts';
import { factName, factPeriod } from './figure-text.ts';
import type { Teller } from './teller.ts';

/** The ledger's figures on the company, the latest of each with its change and its past. */
export function keyFiguresPart(teller: Teller): Part[] {
  const { labels, report } = teller;
  const words = labels.paper;
  const rows = report.key_figures.flatMap(({ fact, change, earlier, overdue }) => {
    const value = teller.figure(fact);
    if (value === undefined) return [];
    const changed = change === null ? undefined : teller.figure(change);
    const older = earlier.flatMap((id) => {
      const figure = teller.figure(id);
      return figure ? [figure, data(`(${factPeriod(teller, id)})`)] : [];
    });
    const period = [
      data(factPeriod(teller, fact)),
      ...(overdue ? [label(`(${words.overdue})`)] : []),
    ];
    return [
      [
        cell(data(factName(teller, fact))),
        { spans: [value], number: true },
        cell(...period),
        { spans: changed ? [changed] : [], number: true },
        cell(...older),
      ],
    ];
  });
  const head = [words.figure, labels.value, labels.period, words.change, words.earlier];
  return part('key-figures', labels.keyFigures, [
    { kind: 'table', caption: labels.keyFigures, head, rows },
  ]);
}

/** Peers, market and trends as tables; what no page states is said to be absent. */
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
  const lines = [
    exhibit.note ?? '',
    publishers.length === 0
      ? ''
      : `${labels.sources}${labels.colon} ${[...new Set(publishers)].join(', ')}`,
  ];
  return {
    kind: 'table',
    caption: [exhibit.title.text, exhibit.unit ?? '', exhibit.period ?? '']
      .filter((text) => text !== '')
      .join(' · '),
    head: exhibit.columns,
    rows: exhibit.rows.map(({ label: name, cells }) => [
      cell(data(name)),
      ...cells.map((one) => exhibitCell(teller, exhibit, one)),
    ]),
    note: lines.filter((text) => text !== '').join(' · '),
  };
}

function exhibitCell(
  teller: Teller,
  exhibit: Exhibit,
  { value, low, high, text, ref }: Exhibit['rows'][number]['cells'][number],
): Cell {
  const { labels, format } = teller;
  const figure = ref === undefined ? undefined : teller.figure(ref);
  if (figure && ref !== undefined) {
    const period = factPeriod(teller, ref);
    const same = period === '' || period === exhibit.period || exhibit.columns.includes(period);
    return { spans: same ? [figure] : [figure, data(`(${period})`)], number: true };
  }
  if (text !== undefined) return cell(data(text));
  if (value === null) return { spans: [label(labels.paper.notFound)], number: true };
  const ends = low === undefined || high === undefined || low === high ? [value] : [low, high];
  return { spans: [data(ends.map(format.number).join('–'))], number: true };
}
