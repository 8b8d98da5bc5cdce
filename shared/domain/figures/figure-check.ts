import { type Figure, isQuantity, type Stated } from './figure.ts';
import { agrees, holdsToken } from './figure-match.ts';
import { yearsOfFigures } from './figure-years.ts';
import { figuresIn } from './figures.ts';
import { foreignNumeralsIn } from './foreign-numerals.ts';

export interface FigureCheck {
  /** Figures in the claim. */
  checked: number;
  /** One sentence for each figure that the passages do not bear out, for the repair prompt. */
  faults: string[];
}

/** A sentence has a handful; more is no claim, and would be slow to check. */
const MOST = 60;

/** Checks that every number of the claim occurs in one of the passages, and beside the same year. */
export function figureFaults(claim: string, passages: readonly string[]): FigureCheck {
  const figures = figuresIn(claim);
  const numerals = foreignNumeralsIn(claim);
  const checked = figures.length + numerals.length;
  if (checked === 0) return { checked, faults: [] };
  if (checked > MOST) {
    return { checked, faults: [`a claim may state at most ${MOST} figures`] };
  }
  const sources = passages.map((text) => {
    const stated = figuresIn(text);
    return { text, figures: stated, years: yearsOfFigures(text, stated) };
  });
  const years = yearsOfFigures(claim, figures);
  const faults = numerals
    .filter((numeral) => !passages.some((text) => text.includes(numeral)))
    .map((numeral) => `"${numeral}" is not in the cited passages`);
  for (const figure of figures) {
    const mine: Stated = { figure, text: claim };
    const matches = sources.flatMap((source) =>
      source.figures
        .filter((found) => agrees(mine, { figure: found, text: source.text }))
        .map((found) => ({ found, year: source.years.get(found) })),
    );
    const borne = matches.length > 0 || sources.some((source) => elsewhere(mine, source));
    if (!borne) faults.push(`"${figure.raw}" is not in the cited passages`);
    const year = years.get(figure);
    const others = matches.map((match) => match.year);
    if (
      year !== undefined &&
      others.length > 0 &&
      others.every((y) => y !== undefined && y !== year)
    ) {
      faults.push(`"${figure.raw}" belongs to ${others[0]} in the cited passage, not to ${year}`);
    }
  }
  return { checked, faults };
}

/** A name stands letter for letter; the ends of a range may stand apart. */
function elsewhere(claim: Stated, source: { text: string; figures: readonly Figure[] }): boolean {
  const { figure } = claim;
  if (figure.kind === 'name') return holdsToken(source.text, figure.written);
  if (figure.range === null) return false;
  return [figure.low, figure.high].every((value) => {
    const end = { ...figure, value, low: value, high: value, range: null, bound: null };
    return source.figures.some(
      (found) =>
        isQuantity(found) &&
        found.range === null &&
        agrees({ figure: end, text: claim.text }, { figure: found, text: source.text }),
    );
  });
}
