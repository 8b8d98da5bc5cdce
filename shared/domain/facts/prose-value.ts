import { type Figure, isQuantity } from '../figures/figure.ts';
import { yearsOfFigures } from '../figures/figure-years.ts';
import { figuresIn } from '../figures/figures.ts';
import { foldText } from '../figures/number-notation.ts';
import { namesEntity } from '../names/organisation-name.ts';
import type { ReadPassage } from '../pages/passage.ts';
import type { DraftFact, FactGround, Looked } from './draft-fact.ts';
import { sizesAgree } from './fact-amount.ts';
import { bestLikeness, labelWords } from './label-match.ts';
import { completed, type Fit, isSpokenOf } from './period.ts';
import { timesIn } from './time-reading.ts';

/** Looks for a draft's value in sentences. Meaning is the judge's; code refuses what is surely another's. */
export function inProse(
  draft: DraftFact,
  value: Figure,
  passage: ReadPassage,
  ground: FactGround,
): Looked {
  const { text } = passage;
  const stated = figuresIn(text, passage.notation);
  const mine = { figure: { ...value, written: '' }, text: `${draft.label} ${draft.value}` };
  const found = stated.filter(
    (other) =>
      (sizesAgree(value, other) && sameDirection(value, other, mine.text, text)) ||
      isUnscaled(draft, value, other, passage),
  );
  const bare = found.filter((other) => !lostScale(value, other, passage));
  if (bare.length === 0) {
    return {
      ok: false,
      faults: [`"${draft.value} ${draft.unit}" is not in ${passage.id}`],
      figure: false,
    };
  }
  const kept = bare.filter((other) => !isOthers(draft, other, stated, text, ground));
  const [figure] = kept;
  if (figure === undefined) {
    return {
      ok: false,
      faults: [`the value belongs to something else in ${passage.id}`],
      figure: true,
    };
  }
  return {
    ok: true,
    found: {
      figure: withSign(value, figure),
      printed: figure.raw.trim(),
      label: labelIn(text, draft.label, figure),
      period: timeOf(draft, kept, stated, passage, ground),
    },
  };
}

const DOWNWARD =
  /(?<!\p{L})(?:fell|falls?|falling|fallen|down|declin\p{L}*|decreas\p{L}*|drop\p{L}*|loss(?:es)?|lost|negative|shr[aiu]nk\p{L}*|lower|contract\p{L}*|slid|slump\p{L}*|reduc\p{L}*|minus|below|deficit|outflows?|cut|gefallen|sank|gesunken|rückgang|verlust\p{L}*|baisse|recul\p{L}*|perte|caída|pérdida\p{L}*|cayó)(?!\p{L})/u;

/** A minus on one side is a word on the other; two plain numbers agree. */
function sameDirection(value: Figure, other: Figure, words: string, text: string): boolean {
  if (Math.sign(value.value) === Math.sign(other.value)) return true;
  const [{ start, end }, around] = value.value < 0 ? [other, text] : [value, words];
  return DOWNWARD.test(foldText(around.slice(Math.max(0, start - 60), end + 25)));
}

const withSign = (value: Figure, figure: Figure): Figure =>
  value.value < 0 && figure.value > 0 ? { ...figure, value: value.value } : figure;

const isLooseRow = ({ text, context }: ReadPassage) => text.includes('|') && context.length === 0;

/** A row torn from its table: the digits are all there is, and a scale can only come from its heads. */
function isUnscaled(draft: DraftFact, value: Figure, other: Figure, passage: ReadPassage): boolean {
  if (!isLooseRow(passage) || other.scale > 0 || value.scale === 0) return false;
  const digits = (text: string) => text.replace(/\D/gu, '');
  return digits(draft.value) === digits(other.raw);
}

/** Money without a scale from such a row is a thousand or a million times too little. */
const lostScale = (value: Figure, other: Figure, passage: ReadPassage): boolean =>
  isLooseRow(passage) && value.kind === 'money' && value.scale === 0 && other.scale === 0;

/** The sentence gives the value to another owner, or to what it names only afterwards. */
function isOthers(
  draft: DraftFact,
  at: Figure,
  stated: readonly Figure[],
  text: string,
  ground: FactGround,
): boolean {
  const sentence = text.slice(0, at.start).lastIndexOf('. ') + 1;
  const before = text.slice(sentence, at.start);
  const amounts = stated.filter(isQuantity);
  const next = amounts.find((other) => other.start >= at.end && alike(other, at));
  const previous = amounts.filter((other) => other.start >= sentence && other.end <= at.start);
  const words = labelWords(draft.label);
  if (next !== undefined && !/[.。]\s/u.test(text.slice(at.end, next.start))) {
    // "13.4% of TV watch-time, Disney 9.4%": what follows at once is still said of this value.
    const own =
      text.slice(at.end, next.start).split(/[,;:–—(]|\s(?:and|while|und|et|y)\s/u)[0] ?? '';
    const then = labelWords(text.slice(at.end + own.length, next.start));
    const here = labelWords(before);
    const isThere = (among: readonly string[]) =>
      words.length > 0 && words.every((word) => bestLikeness(word, among) > 0.8);
    const isNear = words.some((word) => bestLikeness(word, here) > 0.8);
    if (isThere(then) && !isNear) return true;
  }
  // "BYD sold 1.76 million, Tesla 1.79 million": between an owner and another's amount stands his own.
  const clause = text.slice(previous.at(-1)?.end ?? sentence, at.start);
  const names = [...ground.names.company, ...ground.names.others];
  const another = names.some(
    (name) =>
      namesEntity(clause, name) &&
      !namesEntity(draft.entity, name) &&
      !namesEntity(name, draft.entity),
  );
  return another && !namesEntity(clause, draft.entity) && previous.length > 0;
}

const alike = (a: Figure, b: Figure) =>
  a.kind === b.kind || (a.kind !== 'percent' && b.kind !== 'percent');

/** The label where the text has it, else the words nearest before the value. */
function labelIn(text: string, label: string, figure: Figure): string {
  const at = text.toLowerCase().indexOf(label.toLowerCase());
  if (at >= 0) return text.slice(at, at + label.length);
  const words = labelWords(label);
  const spoken = labelWords(text);
  if (words.some((word) => bestLikeness(word, spoken) > 0.8)) return label;
  const before = text.slice(0, figure.start).trim().split(/\s+/).slice(-6).join(' ');
  return before === '' ? text.slice(figure.end).trim().split(/\s+/).slice(0, 6).join(' ') : before;
}

function timeOf(
  draft: DraftFact,
  found: readonly Figure[],
  stated: readonly Figure[],
  passage: ReadPassage,
  ground: FactGround,
): { fit: Fit; origin: 'passage' | 'context' | 'page_date' } {
  if (draft.period === '') return { fit: 'open', origin: 'passage' };
  const asked = timesIn(draft.period);
  if (
    asked.years.length + asked.months.length + asked.quarters.length + asked.halves.length ===
    0
  ) {
    return { fit: 'open', origin: 'passage' };
  }
  const tied = yearsOfFigures(passage.text, stated);
  const years = found.map((figure) => tied.get(figure));
  const [year] = asked.years;
  if (year !== undefined && years.every((one) => one !== undefined && !asked.years.includes(one)))
    return { fit: 'other', origin: 'passage' };
  // The page says of which time it speaks, if not here: "July 2025" of a table of shares stands at its top.
  const isTold =
    years.every((one) => one === undefined) &&
    ground.textsOf(passage.source).some((text) => isSpokenOf(asked, timesIn(text)) === 'same');
  const elsewhere = isTold
    ? ({ fit: 'same', origin: 'context' } as const)
    : ({ fit: 'open', origin: 'passage' } as const);
  let time = timesIn(passage.text);
  let fit = isSpokenOf(asked, time);
  if (fit !== 'open') return fit === 'other' ? elsewhere : { fit, origin: 'passage' };
  const source = ground.source(passage.source);
  const outward = [...passage.context].reverse().map(({ text }) => [text, 'context'] as const);
  const page = [[`${source?.title ?? ''} · ${source?.publishedAt ?? ''}`, 'page_date']] as const;
  for (const [text, origin] of [...outward, ...page]) {
    time = completed(time, timesIn(text));
    fit = isSpokenOf(asked, time);
    if (fit === 'same') return { fit, origin };
  }
  return elsewhere;
}
