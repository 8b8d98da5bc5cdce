import type { Report } from '../../domain/report.ts';
import { createPaperView } from '../paper/paper-view.ts';
import type { View } from '../view.ts';
import { appendixSlides, openSlides } from './appendix-slides.ts';
import { figureSlides } from './figure-slides.ts';
import { frameworkSlides } from './framework-slides.ts';
import { paperSlides } from './paper-slides.ts';
import type { SlideSpec } from './spec.ts';
import { together } from './together.ts';

export interface Deck {
  readonly view: View;
  readonly main: readonly SlideSpec[];
  readonly appendix: readonly SlideSpec[];
}

/** The report as slides in the order of a board paper, before they are laid out; the cover is apart. */
export function createDeck(report: Report): Deck {
  const paper = createPaperView(report);
  const { before, after, unknowns } = paperSlides(paper);
  const figures = figureSlides(paper);
  const frameworks = frameworkSlides(paper.view);
  return {
    view: paper.view,
    main: [
      ...before,
      ...figures.main,
      ...frameworks.main,
      ...after,
      ...together([...unknowns, ...openSlides(paper.view)]),
    ],
    appendix: together([...frameworks.more, ...figures.more, ...appendixSlides(paper)]),
  };
}
