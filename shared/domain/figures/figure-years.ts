import { sentenceSpans } from '../pages/sentences.ts';
import { type Figure, isQuantity } from './figure.ts';
import { foldText } from './number-notation.ts';

const INTRODUCED =
  /(?:^|[,;:.(]\s|(?<!\p{L})(?:and|while|but|und|et|y) )(?:(?:in|for|during|im|en|by)[ \u00a0])?(?:the )?(?:full[- ]year |fiscal (?:year )?|calendar |jahr |geschäftsjahr )?$/u;
const PREPOSITION = /(?<!\p{L})(?:in|for|during|of|im|jahr|en|fiscal|year|\()[ \u00a0]?$/u;
/** "Revenue in 2023 was …" */
const STATED =
  /^[ \u00a0](?:was|were|came|stood|reached|totall?ed|amounted|hit|betrug|lag|était|fue)(?!\p{L})/u;
/** Words between an amount and a year that is another amount's. */
const ELSEWHERE =
  /[,;:]|(?<!\p{L})(?:than|from|since|compared|versus|vs|up|down|before|after|until|by|als|seit|gegenüber|depuis|que|desde)(?!\p{L})/u;
/** "for 2023, $15.0 billion," and "(2023: $15bn)" */
const BESIDE = /^(?:[:,][ \u00a0]|[ \u00a0]?\()$/u;
const FAR = 48;

/**
 * The year a sentence ties each of its quantities to, where that is beyond doubt: the year that directly
 * follows ("$97.7bn in 2024") or that opens the statement ("In 2024, revenue was $97.7bn").
 */
export function yearsOfFigures(text: string, figures: readonly Figure[]): Map<Figure, number> {
  const folded = foldText(text);
  const tied = new Map<Figure, number>();
  if (
    /(?<!\p{L})(?:respectively|jeweils|beziehungsweise|respectivement|respectivamente)(?!\p{L})/u.test(
      folded,
    )
  ) {
    return tied;
  }
  const sentences = sentenceSpans(text);
  const line = figures.filter((figure) => isQuantity(figure) || figure.kind === 'year');
  const sentenceOf = (figure: Figure | undefined) =>
    figure === undefined
      ? undefined
      : sentences.find(({ start, end }) => figure.start >= start && figure.start < end);
  for (const [i, year] of line.entries()) {
    if (year.kind !== 'year') continue;
    const sentence = sentenceOf(year);
    const within = (figure: Figure | undefined) =>
      figure !== undefined && sentenceOf(figure) === sentence ? figure : undefined;
    const [before, after] = [within(line[i - 1]), within(line[i + 1])];
    if (before?.kind === 'year' || after?.kind === 'year') {
      if (before === undefined || after === undefined || before.kind === after.kind) continue;
    }
    const gap = before === undefined ? '' : folded.slice(before.end, year.start);
    if (before !== undefined && isQuantity(before) && gap.length <= FAR) {
      if (PREPOSITION.test(gap) && !ELSEWHERE.test(gap)) {
        tied.set(before, year.value);
        continue;
      }
    }
    if (after === undefined || !isQuantity(after) || sentence === undefined) continue;
    if (after.start - year.end > FAR) continue;
    const next = within(line[i + 2]);
    const ownYear = next?.kind === 'year' && PREPOSITION.test(folded.slice(after.end, next.start));
    const lead = folded.slice(Math.max(sentence.start, year.start - 24), year.start);
    const opens =
      INTRODUCED.test(lead.trimStart()) ||
      STATED.test(folded.slice(year.end, year.end + 12)) ||
      BESIDE.test(folded.slice(year.end, after.start));
    if (opens && !ownYear) tied.set(after, year.value);
  }
  return tied;
}
