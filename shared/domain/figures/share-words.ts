import { smallNumber, type WordNumber, wordAt } from './number-words.ts';

/** Ranks, shares and factors written as words. */

const ORDINALS = new Map<string, number>();
for (const [value, list] of [
  [1, 'first erste ersten erster erstes premier première primer primero primera'],
  [2, 'second zweite zweiten zweiter zweites deuxième segundo segunda'],
  [3, 'third dritte dritten dritter drittes troisième tercer tercero tercera'],
  [4, 'fourth vierte vierten vierter viertes quatrième cuarto cuarta'],
  [5, 'fifth fünfte fünften fünfter fünftes cinquième quinto quinta'],
  [6, 'sixth'],
  [7, 'seventh'],
  [8, 'eighth'],
  [9, 'ninth'],
  [10, 'tenth'],
  [11, 'eleventh'],
  [12, 'twelfth'],
] as const) {
  for (const word of list.split(' ')) ORDINALS.set(word, value);
}
/** Phrases in which an ordinal ranks nothing. */
const IDLE_BEFORE = /(?<!\p{L})(?:at|per|\d|split) ?$/u;
const IDLE_AFTER =
  /^(?:,|[ -](?:and foremost|of all|time|times|party|parties|hand|class|mover|movers|rate|come|glance|place|step|instance|(?:\d|one|two|three|six|nine) ))/u;

/** The rank that the word at `at` names; undefined in idioms such as "first," or "third-party". */
export function ordinalAt(folded: string, at: number): WordNumber | undefined {
  const word = wordAt(folded, at, true);
  const value = word && ORDINALS.get(word.word);
  if (word === undefined || value === undefined) return undefined;
  if (IDLE_AFTER.test(folded.slice(word.end, word.end + 16))) return undefined;
  if (IDLE_BEFORE.test(folded.slice(Math.max(0, at - 6), at))) return undefined;
  return { value, end: word.end };
}

const FRACTION =
  /(?:(an?|one|two|three|four|five|seven|nine|eine?|zwei|drei|un|una|deux|trois|dos|tres|tre|en|ett|een|jedn[aąej]|одн[ау]|uma?|trzy|drie|twee|två|dwie|le|les)[ -])?(half|halves|third|thirds|quarter|quarters|fourths|fifths?|sixths?|eighths?|tenths?|hälfte|drittel|viertel|moitié|tiers|quarts?|mitad|tercios?|cuartos?|metà|metade|helft|połow[ayęie]|hälften|половин[ауы]|треть|четверть|quarti|terzi|kwart|tredjedel(?:ar)?|fjärdedel(?:ar)?|czwarte)(?!\p{L})/uy;
const PARTS: Record<string, number> = {
  half: 2,
  halves: 2,
  hälfte: 2,
  moitié: 2,
  mitad: 2,
  metà: 2,
  metade: 2,
  helft: 2,
  połow: 2,
  hälften: 2,
  половин: 2,
  треть: 3,
  terzi: 3,
  tredjedel: 3,
  четверть: 4,
  quarti: 4,
  kwart: 4,
  fjärdedel: 4,
  czwarte: 4,
  third: 3,
  drittel: 3,
  tiers: 3,
  tercio: 3,
  quarter: 4,
  fourth: 4,
  viertel: 4,
  quart: 4,
  cuarto: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
};
/** What follows a share and not a thing: "a third of", "a quarter." but not "a third plant". */
const SHARE_AFTER =
  /^(?:$|[.;:)]|, | (?:of|more|less|higher|lower|larger|smaller|as|from|to|in|der|des|du|de|mehr|weniger)(?!\p{L}))/u;

/** "half", "a third of", "two-thirds", "drei Viertel" as a number below one. */
export function fractionAt(folded: string, at: number): WordNumber | undefined {
  FRACTION.lastIndex = at;
  const match = FRACTION.exec(folded);
  const noun = match?.[2];
  if (match === null || noun === undefined) return undefined;
  const count = smallNumber(match[1] ?? '') ?? 1;
  const parts = PARTS[noun] ?? PARTS[noun.replace(/(?:s|ar|[ayęieуы])$/u, '')];
  if (parts === undefined || count >= parts) return undefined;
  const end = FRACTION.lastIndex;
  const halves = parts === 2 && noun !== 'halves';
  const alone = halves || /^(?:треть|четверть|kwart|tredjedel|fjärdedel)/u.test(noun);
  if (match[1] === undefined && !alone) return undefined;
  if (noun === 'tiers' && !/^(?:un|deux|le)$/.test(match[1] ?? '')) return undefined;
  if (halves && /^[ -](?:year|day|life|time)/.test(folded.slice(end, end + 6))) return undefined;
  if (count === 1 && !alone && !SHARE_AFTER.test(folded.slice(end, end + 9))) return undefined;
  return { value: count / parts, end };
}

const MULTIPLE =
  /(?:(doubl(?:e[ds]?|ing|é|ée|er|és)|twofold|two-fold|twice|verdoppel\p{L}{0,3}|doppelt|duplic(?:ó|ar|ado)|deux fois|doppel\p{L}{0,2})|(tripl(?:e[ds]?|ing|é|ée|er|ó|icó)|treble[ds]?|threefold|three-fold|thrice|verdreifach\p{L}{0,2})|(quadrupl(?:e[ds]?|ing)|fourfold|four-fold|vervierfach\p{L}{0,2})|(tenfold|ten-fold|verzehnfach\p{L}{0,2})|(halv(?:ed|es|ing)|halbier\p{L}{0,3}))(?!\p{L}|-digit)/uy;
const FACTORS = [2, 3, 4, 10, 0.5];

/** "doubled", "threefold", "halved" as the factor. */
export function multipleAt(folded: string, at: number): WordNumber | undefined {
  MULTIPLE.lastIndex = at;
  const match = MULTIPLE.exec(folded);
  if (match === null) return undefined;
  const value = FACTORS[match.slice(1).findIndex((group) => group !== undefined)];
  return value === undefined ? undefined : { value, end: MULTIPLE.lastIndex };
}
