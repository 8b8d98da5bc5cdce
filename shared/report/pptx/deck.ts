import type { Report } from '../../domain/report.ts';
import { run } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import { createPaperView, type PaperView } from '../paper/paper-view.ts';
import type { View } from '../view.ts';
import { answerSlide, storylineSlide } from './answer-slides.ts';
import { openSpecs, sourceSpecs } from './appendix-slides.ts';
import { type DeckSlide, showsAll } from './canvas.ts';
import { exhibitSlides } from './exhibit-slides.ts';
import { keyFiguresSlide } from './figure-slides.ts';
import { frameworkSlides } from './framework-slides.ts';
import { optionsSlides } from './options-slides.ts';
import { peersSlide } from './peer-slides.ts';
import type { Piece } from './piece.ts';
import { recommendationSlides } from './recommendation-slides.ts';
import { riskSlides } from './risk-slide.ts';
import { roadmapSlide } from './roadmap-slide.ts';
import { sectionSlides } from './section-slides.ts';
import { flowSlides, partSpec } from './spec.ts';
import { distinctTitles, type Titled, titleText } from './titles.ts';
import { together } from './together.ts';

export interface Deck {
  readonly view: View;
  readonly slides: readonly Titled[];
}

/** The report as slides in the order of a board paper; the cover is apart. */
export function createDeck(report: Report): Deck {
  const paper = createPaperView(report);
  const { view } = paper;
  const frameworks = frameworkSlides(view);
  // They feed the argument: where there is one, they stand behind it.
  const behind = report.paper === null ? frameworks.more : [...frameworks.main, ...frameworks.more];
  const main = mainOf(paper, frameworks.main);
  const appendix = appendixOf(paper, behind, main);
  return { view, slides: distinctTitles(view, [...main, divider(view, appendix), ...appendix]) };
}

const partsOf = ({ parts, figures }: PaperView, ...ids: readonly string[]): Part[] =>
  ids.flatMap((id) => [...parts, ...figures].filter((part) => part.id === id));

function exhibitsOf(paper: PaperView) {
  return paper.view.report.exhibits.flatMap((exhibit, at) =>
    partsOf(paper, `exhibit-${at + 1}`).map((part) => ({ exhibit, part })),
  );
}

function mainOf(all: PaperView, frameworks: readonly DeckSlide[]): DeckSlide[] {
  const { view } = all;
  const { paper } = view.report;
  const figures = [
    ...partsOf(all, 'key-figures').map((part) => keyFiguresSlide(view, part)),
    ...peersSlide(view, exhibitsOf(all)),
  ];
  const open = together([
    ...partsOf(all, 'unknowns').map((part) => openPart(view, part)),
    ...partsOf(all, 'contradictions').map((part) => conflictsSpec(view, part)),
    ...openSpecs(view),
  ]).flatMap((spec) => flowSlides(spec));
  if (paper === null) return [...figures, ...frameworks, ...open];
  return [
    ...partsOf(all, 'answer').map((part) => answerSlide(view, part, paper.answer)),
    ...partsOf(all, 'messages').map((part) => storylineSlide(view, part, paper.messages)),
    ...figures,
    ...partsOf(all, 'messages').flatMap((part) => sectionSlides(view, part, paper.messages)),
    ...partsOf(all, 'options').flatMap((part) => optionsSlides(view, part, paper)),
    ...partsOf(all, 'recommendations').flatMap((part) =>
      recommendationSlides(view, part, paper.recommendations),
    ),
    ...roadmapSlide(view, partsOf(all, 'calendar', 'recommendations'), paper),
    ...partsOf(all, 'risks').flatMap((part) => riskSlides(view, part, paper.risks)),
    ...open,
  ];
}

function openPart(view: View, part: Part) {
  const n = view.report.paper?.unknowns.length ?? 0;
  const title =
    n === 1 ? part.title : view.labels.office.open.replace('{n}', view.format.number(n));
  return { ...partSpec(view, part, title), kicker: part.title };
}

/** One disagreement is named in the title, several are counted. */
function conflictsSpec(view: View, part: Part) {
  const { conflicts } = view.report;
  const rows = part.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const title =
    rows.length === 1
      ? [part.title, rows[0]?.[0]?.spans[0]?.text].join(`${view.labels.colon} `)
      : view.labels.office.ruled.replace('{n}', view.format.number(conflicts.length));
  return { ...partSpec(view, part, title), kicker: part.title };
}

/** Short parts stand together, so that they make full slides. */
function appendixOf(
  all: PaperView,
  frameworks: readonly DeckSlide[],
  main: readonly DeckSlide[],
): DeckSlide[] {
  const { view, appendix } = all;
  const shown = main.flatMap(({ elements }) => elements);
  // What stands before in full is not said again.
  const specs = (...ids: readonly string[]) =>
    partsOf(all, ...ids)
      .map((part) => partSpec(view, part))
      .filter(({ pieces }) => !showsAll(shown, pieces.flatMap(textsOf)));
  return [
    ...frameworks,
    ...exhibitSlides(view, exhibitsOf(all)),
    ...together([
      ...specs('key-figures', 'sums', 'past-events', 'calendar'),
      ...appendix.map((part) => partSpec(view, part)),
      ...sourceSpecs(view),
    ]).flatMap(flowSlides),
  ];
}

const textsOf = (piece: Piece) => (piece.kind === 'text' ? [piece.runs] : piece.rows.flat());

/** What stands behind the paper, by name. */
function divider(view: View, appendix: readonly DeckSlide[]): DeckSlide {
  const names = [...new Set(appendix.map(({ title }) => titleText(title)))];
  return {
    ...{ layout: 'divider', kicker: '', title: [run(view.labels.paper.appendix)] },
    elements: [],
    said: names.map((name) => [run(name)]),
  };
}
