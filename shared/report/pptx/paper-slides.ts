import type { Report } from '../../domain/report.ts';
import { fill } from '../labels.ts';
import { type Run, run, runsOf } from '../office/runs.ts';
import type { Block, Grid, Part } from '../paper/blocks.ts';
import type { PaperView } from '../paper/paper-view.ts';
import type { View } from '../view.ts';
import { addBlocks, createBuilder, type SlideSpec } from './spec.ts';

type Paper = NonNullable<Report['paper']>;

const counted = (view: View, n: number, many: string, one: string): readonly Run[] => [
  run(n === 1 ? one : fill(many, { n: view.format.number(n) })),
];

function slide(
  view: View,
  title: readonly Run[],
  part: Part,
  blocks: readonly Block[] = part.blocks,
): SlideSpec {
  const builder = createBuilder(view);
  addBlocks(builder, view, part, blocks);
  return { title, pieces: builder.pieces, inFull: builder.inFull };
}

/** The paper's parts as slides with their messages for titles; figures and exhibits stand between them. */
export function paperSlides({ view, parts }: PaperView): {
  before: SlideSpec[];
  after: SlideSpec[];
  /** What is open belongs with what disagrees and what is missing. */
  unknowns: SlideSpec[];
} {
  const { paper } = view.report;
  const named = (id: string) => parts.filter((part) => part.id === id);
  const one = (id: string, title: (part: Part, paper: Paper) => readonly Run[]) =>
    paper === null ? [] : named(id).map((part) => slide(view, title(part, paper), part));
  const words = view.labels.office;
  return {
    before: [
      ...named('answer').map((part) => answerSlide(view, part)),
      ...one('messages', (part, { messages }) =>
        counted(view, messages.length, words.storyline, part.title),
      ),
    ],
    after: [
      ...named('options').map((part) => optionsSlide(view, part)),
      ...(paper === null
        ? []
        : named('recommendations').flatMap((part) => recommendationSlides(view, part, paper))),
      ...one('calendar', (part, { calendar }) => calendarTitle(view, part, calendar)),
      ...one('risks', (part, { risks }) => riskTitle(view, part, risks)),
    ],
    unknowns: one('unknowns', (part, { unknowns }) =>
      counted(view, unknowns.length, words.open, part.title),
    ),
  };
}

/** Its first sentence is the title, so it is said once. */
function answerSlide(view: View, part: Part): SlideSpec {
  const [first, ...others] = part.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.style === 'answer' ? block.spans : [],
  );
  const blocks = part.blocks.map((block) =>
    block.kind === 'paragraph' && block.style === 'answer' ? { ...block, spans: others } : block,
  );
  return slide(view, first ? runsOf([first]).map(unbold) : [run(part.title)], part, blocks);
}

const unbold = ({ bold: _, ...rest }: Run): Run => rest;

/** The choice is the title; the table shows why. */
function optionsSlide(view: View, part: Part): SlideSpec {
  const spans = part.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans : []));
  const choice = spans.find(({ kind }) => kind === 'statement');
  const tables = part.blocks.filter(({ kind }) => kind === 'table');
  if (choice === undefined) return slide(view, [run(part.title)], part);
  return slide(view, runsOf([choice]), part, tables);
}

function recommendationSlides(view: View, part: Part, paper: Paper): SlideSpec[] {
  const words = view.labels.office;
  const isTable = (block: Block): block is Grid => block.kind === 'table';
  const prose = part.blocks.filter((block) => !isTable(block));
  const n = paper.recommendations.length;
  return [
    slide(view, counted(view, n, words.moves, part.title), part, prose),
    ...part.blocks
      .filter(isTable)
      .map((table) =>
        slide(view, roadmapTitle(view, table, paper), { ...part, title: table.caption }, [table]),
      ),
  ];
}

function roadmapTitle(view: View, table: Grid, { recommendations }: Paper): readonly Run[] {
  const days = recommendations
    .flatMap(({ first_90_days, beyond }) => [...first_90_days, ...beyond])
    .flatMap(({ by }) => by ?? [])
    .toSorted();
  const { steps, stepsUndated } = view.labels.office;
  const n = view.format.number(table.rows.length);
  if (table.rows.length === 1) return [run(table.caption)];
  const [first] = days;
  return [
    run(
      first === undefined
        ? fill(stepsUndated, { n })
        : fill(steps, { n, date: view.format.date(first) }),
    ),
  ];
}

/** The next event, or the last where none lies ahead. */
function calendarTitle(view: View, part: Part, calendar: Paper['calendar']): readonly Run[] {
  const inTime = calendar.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const next = inTime.find(({ ahead }) => ahead) ?? inTime.at(-1);
  if (next === undefined) return [run(part.title)];
  const day = next.date.slice(0, { year: 4, month: 7, day: 10 }[next.precision]);
  return [run(`${view.format.date(day)}${view.labels.colon} ${next.what.text}`)];
}

const WEIGHT = { high: 3, medium: 2, low: 1, unknown: 1.5 };

/** The risk that weighs most by likelihood and impact; its marks and sources stand in the table below. */
function riskTitle({ labels }: View, part: Part, risks: Paper['risks']): readonly Run[] {
  const [first] = risks.toSorted(
    (a, b) => WEIGHT[b.likelihood] * WEIGHT[b.impact] - WEIGHT[a.likelihood] * WEIGHT[a.impact],
  );
  return [run(first ? fill(labels.office.gravest, { risk: first.claim.text }) : part.title)];
}
