import { type Figure, isQuantity } from './figure.ts';

const ABOUT =
  "about|around|roughly|approximately|approx\\.?|circa|ca\\.?|some|~|≈|close to|in the order of|near|etwa|rund|ungefähr|zirka|gut|environ|quelque|près de|autour de|unos|unas|cerca de|aproximadamente|alrededor de|intorno a|ongeveer|zo'n|około|ok\\.|cirka|omkring|ungefär|около|примерно|порядка";
const ABOVE =
  'over|more than|above|exceeding|exceeds|exceeded|in excess of|at least|upwards of|north of|just over|surpass\\p{L}{0,3}|greater than|no fewer than|no less than|not less than|>|≥|über|mehr als|mindestens|plus de|au moins|más de|al menos|oltre|più di|almeno|mais de|pelo menos|meer dan|ruim|minstens|ponad|co najmniej|powyżej|över|mer än|drygt|minst|более|свыше|больше|не менее';
const BELOW =
  'nearly|almost|just under|less than|fewer than|under|below|up to|as much as|as many as|at most|no more than|not more than|<|≤|fast|knapp|beinahe|unter|weniger als|bis zu|höchstens|presque|moins de|jusqu.à|casi|menos de|hasta|quasi|meno di|quase|bijna|minder dan|prawie|niemal|blisko|mniej niż|nästan|knappt|mindre än|почти|менее|до';
const CJK_ABOUT = '約|约|大约|ほぼ|약';
const CJK_ABOVE = '超过|逾';
const CJK_BELOW = '近|不足|将近';

const BEFORE = new RegExp(
  `(?:(?:^|[^\\p{L}])(?:(${ABOVE})|(${BELOW})|(${ABOUT}))(?: (?:the|an?|einem|einer|die|de[irn]?|das|al|la|le|il|en))?|(${CJK_ABOVE})|(${CJK_BELOW})|(${CJK_ABOUT}))[ \\u00a0]?[-(]?$`,
  'u',
);
const AFTER =
  /^(?:(?:(\+|-plus|[ ](?:or more|and more|oder mehr|ou plus|o más))|([ ]or (?:less|fewer))|([ ]or so))(?!\p{L})|()(?:\p{Script=Han}?(?:超|以上|余り|강)|.{0,2} ?이상|.{0,2} ?넘)|()(?:\p{Script=Han}?(?:弱|近く|未満|以下)|.{0,2} ?(?:이하|미만|가까))|()(?:左右|程度|前後))/u;

/** "Paid under the $2.5 billion deal" speaks of the deal and bounds nothing. */
const PREPOSITION = /(?:^|\P{L})(?:under|over|unter|über) (?:the|de[mnr]|die|das)[ \u00a0]?[-(]?$/u;

/** Adds what the words next to a quantity say about it: "more than", "nearly", "about". */
export function withBound(folded: string, from: number, figure: Figure): Figure {
  if (!isQuantity(figure) && figure.kind !== 'magnitude') return figure;
  const after = AFTER.exec(folded.slice(figure.end, figure.end + 14));
  const before = BEFORE.exec(folded.slice(Math.max(from, figure.start - 26), figure.start));
  const isBound = before !== null && !PREPOSITION.test(before[0]);
  const bound = (isBound ? boundOf(before) : null) ?? boundOf(after);
  return bound === null ? figure : { ...figure, bound, approximate: true };
}

function boundOf(match: RegExpExecArray | null): Figure['bound'] {
  if (match === null) return null;
  if (match[1] !== undefined || match[4] !== undefined) return 'above';
  return match[2] !== undefined || match[5] !== undefined ? 'below' : 'about';
}
