import type { Answer, Message } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { type Run, run, textOf } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import { figureName, figurePeriod, figureText } from '../paper/figure-text.ts';
import type { View } from '../view.ts';
import { BODY, columns, type DeckSlide, type Element, type Paragraph, rows } from './canvas.ts';
import { AFTER, fitAll, paragraphsHeight } from './fit.ts';
import { bigNumber, card, disc } from './panels.ts';
import { dated, figureRuns, linesOfPart, say } from './say.ts';

/** The verdict and its sentences, the figures behind them, when to decide and what would change it. */
export function answerSlide(view: View, part: Part, answer: Answer): DeckSlide {
  const { labels } = view;
  const words = labels.paper;
  const [first, ...others] = answer.sentences;
  const figures = answerFigures(view, answer);
  const weights = figures.length === 0 ? [1.3, 2.2] : [1.35, 1.25, 2.25];
  const areas = rows(BODY, weights);
  const [top = BODY, middle = BODY] = areas;
  const [left = BODY, right = BODY] = columns(top, [2.9, 9]);
  const level = `${labels.confidence}${labels.colon} ${words.levels[answer.confidence]}`;
  const verdict: Element = {
    ...{ kind: 'text', ...left, fill: 'accent', inset: 0.16, valign: 'middle' },
    paragraphs: [
      ...fitAll(
        [[run(words.verdicts[answer.verdict])]],
        { w: left.w - 0.32, h: 0.8 },
        [26, 22, 18, 16],
        {
          ...{ bold: true, colour: 'onAccent' },
        },
      ),
      { runs: [run(level)], size: 14, colour: 'onAccent' },
    ],
  };
  const cells = columns(middle, [1, 1, 1]);
  return {
    layout: 'message',
    kicker: part.title,
    title: first ? say(view, first) : [run(part.title)],
    elements: [
      verdict,
      {
        ...{ kind: 'text', ...right, inset: 0, valign: 'middle' },
        paragraphs:
          others.length > 0
            ? fitAll(
                others.map((one) => say(view, one)),
                { w: right.w, h: right.h },
                [20, 18, 16, 15, 14],
              )
            : asked(view, right),
      },
      ...figures.flatMap(({ value, name, below }, at) =>
        bigNumber(cells[at] ?? middle, value, name, below),
      ),
      ...conditions(view, answer, areas.at(-1) ?? BODY),
    ],
    said: linesOfPart(part),
  };
}

/** Beside an answer of one sentence: what the board is asked to decide. */
function asked({ labels, report, format }: View, { w, h }: typeof BODY): Paragraph[] {
  const actions = (report.paper?.recommendations ?? []).map(({ action }, at) => [
    run(`${format.number(at + 1)}. ${action.text}`, { evidence: action.evidence }),
  ]);
  if (actions.length === 0) return [];
  const head: Paragraph = {
    ...{
      runs: [run(labels.reading.approve)],
      size: 14,
      bold: true,
      heading: true,
      colour: 'accent',
    },
  };
  const top = paragraphsHeight([head], w) + AFTER;
  return [head, ...fitAll(actions, { w, h: h - top }, [18, 16, 15, 14])];
}

/** When to decide, what would change the answer, what speaks most against it. */
function conditions(view: View, answer: Answer, area: typeof BODY): Element[] {
  const words = view.labels.paper;
  const { decide_by: decide, against, uncertainty } = answer;
  const day = decide?.by ? [run(view.format.date(decide.by), { bold: true })] : [];
  const cards = [
    ...(decide
      ? [{ weight: 3.4, head: words.decideBy, texts: [day, say(view, decide.claim)] }]
      : []),
    ...(answer.changes.length > 0
      ? [{ weight: 5, head: words.changes, texts: answer.changes.map((one) => dated(view, one)) }]
      : []),
    ...(against ? [{ weight: 3.8, head: words.strongestCase, texts: [say(view, against)] }] : []),
    ...(uncertainty
      ? [{ weight: 3.8, head: words.uncertainty, texts: [say(view, uncertainty)] }]
      : []),
  ].slice(0, 3);
  const areas = columns(
    area,
    cards.map(({ weight }) => weight),
  );
  return cards.flatMap(({ head, texts }, at) =>
    card(areas[at] ?? area, [run(head)], texts, { sizes: [16, 15, 14] }),
  );
}

/** Three figures: those that the answer cites, then the ledger's first. */
function answerFigures(view: View, answer: Answer) {
  const { key_figures } = view.report;
  const cited = answer.sentences.flatMap(({ evidence }) => evidence);
  const changes = new Map(key_figures.map(({ fact, change }) => [fact, change]));
  const ids = [...new Set([...cited, ...key_figures.map(({ fact }) => fact)])];
  return ids
    .filter((id) => figureText(view, id) !== undefined)
    .slice(0, 3)
    .map((id) => {
      const change = changes.get(id);
      const period = figurePeriod(view, id);
      const moved: Run[] = change ? [run(figureText(view, change)?.text ?? '')] : [];
      return {
        value: figureRuns(view, id, period),
        name: [figureName(view, id), period].filter((text) => text !== '').join(', '),
        below:
          moved.length > 0 && textOf(moved) !== ''
            ? [
                run(`${view.labels.change}${view.labels.colon}`, { muted: true }),
                { text: ' ' },
                ...moved,
              ]
            : [],
      };
    });
}

/** Numbered messages; a slide for each follows. */
export function storylineSlide(view: View, part: Part, messages: readonly Message[]): DeckSlide {
  const n = messages.length;
  const areas = rows(
    BODY,
    messages.map(() => 1),
  );
  return {
    layout: 'message',
    kicker: part.title,
    title: [
      run(n === 1 ? part.title : fill(view.labels.office.storyline, { n: view.format.number(n) })),
    ],
    elements: messages.flatMap((message, at) => messageRow(view, message, at, areas[at] ?? BODY)),
    said: linesOfPart(part),
  };
}

function messageRow(view: View, message: Message, at: number, area: typeof BODY): Element[] {
  const { labels, format } = view;
  const levels = labels.paper.levels;
  const text = { x: area.x + 0.85, w: 9.35 };
  const told = fitAll(
    [say(view, message.title)],
    { w: text.w, h: area.h - 0.08 },
    [20, 18, 16, 15, 14],
    { bold: true },
  );
  return [
    { kind: 'text', ...area, fill: 'tint', paragraphs: [] },
    disc({ x: area.x + 0.2, y: area.y + (area.h - 0.46) / 2 }, format.number(at + 1)),
    {
      ...{ kind: 'text', ...area, ...text, inset: 0, valign: 'middle' },
      paragraphs: told,
    },
    {
      ...{ kind: 'text', x: area.x + area.w - 1.75, y: area.y, w: 1.6, h: area.h },
      ...{ inset: 0, valign: 'middle' },
      paragraphs: [
        { runs: [run(labels.confidence, { muted: true })], size: 12, align: 'center' },
        {
          ...{ runs: [run(levels[message.confidence])], size: 16, bold: true, align: 'center' },
          colour: message.confidence === 'low' ? 'bad' : 'accent',
        },
      ],
    },
  ];
}
