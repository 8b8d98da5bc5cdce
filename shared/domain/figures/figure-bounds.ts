import { type Figure, isQuantity } from './figure.ts';

const ABOUT =
  'about|around|roughly|approximately|approx\\.?|circa|ca\\.?|some|~|≈|close to|in the order of|near|etwa|rund|ungefähr|zirka|gut|environ|quelque|près de|autour de|unos|unas|cerca de|aproximadamente|alrededor de|circa|約|约';
const ABOVE =
  'over|more than|above|exceeding|exceeds|exceeded|in excess of|at least|upwards of|north of|just over|surpass\\p{L}{0,3}|greater than|no fewer than|no less than|not less than|>|≥|über|mehr als|mindestens|plus de|au moins|más de|al menos';
const BELOW =
  'nearly|almost|just under|less than|fewer than|under|below|up to|as much as|as many as|at most|no more than|not more than|<|≤|fast|knapp|beinahe|unter|weniger als|bis zu|höchstens|presque|moins de|jusqu.à|casi|menos de|hasta';

const BEFORE = new RegExp(
  `(?:^|[^\\p{L}])(?:(${ABOVE})|(${BELOW})|(${ABOUT}))(?: (?:the|an?|einem|einer))?[ \\u00a0]?[-(]?$`,
  'u',
);
const AFTER =
  /^(?:(\+|[ ](?:or more|and more|oder mehr|ou plus|o más))|([ ]or (?:less|fewer))|([ ]or so))(?!\p{L})/u;

/** Adds what the words next to a quantity say about it: "more than", "nearly", "about". */
export function withBound(folded: string, from: number, figure: Figure): Figure {
  if (!isQuantity(figure) && figure.kind !== 'magnitude') return figure;
  const after = AFTER.exec(folded.slice(figure.end, figure.end + 14));
  const before = BEFORE.exec(folded.slice(Math.max(from, figure.start - 26), figure.start));
  const bound = boundOf(before) ?? boundOf(after);
  return bound === null ? figure : { ...figure, bound, approximate: true };
}

function boundOf(match: RegExpExecArray | null): Figure['bound'] {
  if (match === null) return null;
  if (match[1] !== undefined) return 'above';
  return match[2] !== undefined ? 'below' : 'about';
}
