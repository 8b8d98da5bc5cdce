import { figureAt, type Stated } from './figure.ts';
import { unitOf } from './measure-words.ts';
import { foldText } from './number-notation.ts';
import { unitIn } from './unit-note.ts';

/** "(in millions)", "Umsatz in Mio. €:", "| €m |" */
const NOTED = /[([（][^()[\]（）]{1,40}[)\]）]|[^|:：\n\d]{1,30}[|:：]/gu;
const NOTE_CHARACTERS = 60;

/**
 * Powers of ten that unit notes give the bare numbers of a text: of brackets, of what stands before colons and
 * bars, of short notes.
 */
function notedPowers(text: string, isNote: boolean): number[] {
  const parts = text.match(NOTED) ?? [];
  const whole = isNote && text.length <= NOTE_CHARACTERS ? [text] : [];
  const powers = [...parts, ...whole].map((note) =>
    /[1-9]/.test(note) ? 0 : (unitIn(note).power ?? 0),
  );
  return [...new Set(powers)].filter((power) => power >= 3 && power <= 9);
}

/**
 * The figures of a passage, those without scale also as their unit notes scale them. A bare amount of money is
 * then none: "$53,101" of a table in millions.
 */
export function scaledByNotes(
  figures: readonly Stated[],
  text: string,
  notes: readonly string[],
): Stated[] {
  const powers = [
    ...new Set([notedPowers(text, false), ...notes.map((note) => notedPowers(note, true))].flat()),
  ];
  if (powers.length === 0) return [...figures];
  return figures.flatMap((stated) => {
    const { figure } = stated;
    const bare = (figure.kind === 'number' || figure.kind === 'money') && figure.scale === 0;
    if (!bare || figure.unitPower !== 0 || figure.range !== null) return [stated];
    const scaled = powers.map((power) => {
      const value = Number(`${figure.value}e${power}`);
      const step = figure.step * 10 ** power;
      return {
        ...stated,
        figure: { ...figure, value, low: value, high: value, step, scale: power },
      };
    });
    // In a table the bare number is none: "$53,101" under "in millions".
    const tabled = /[\d]{4}/.test(figure.raw.replace(/[,. ]/g, ''));
    const ends = /^\s*(?:[|;$\d(),.]|$)/u.test(text.slice(figure.end));
    return tabled && ends ? scaled : [stated, ...scaled];
  });
}

/** Bare numbers under a head or note such as "(GW)" also in that unit, where it has a power of ten of its own. */
export function measuredByNotes(pool: readonly Stated[], notes: readonly string[]): Stated[] {
  const units = notes.flatMap((note) =>
    [...foldText(note).matchAll(/[([|] ?(\p{L}{2,9})(?= ?[)\]|])/gu)].map(([, word = '']) =>
      unitOf(word),
    ),
  );
  const found = new Map(units.filter(([, power]) => power >= 3));
  return [...found].flatMap(([unit, power]) =>
    pool.flatMap(({ figure, text }) => {
      if (figure.kind !== 'number' || figure.unit !== null || figure.scale !== 0) return [];
      const [value = 0, low = 0, high = 0] = [figure.value, figure.low, figure.high].map((one) =>
        Number(`${one}e${power}`),
      );
      const step = figure.step * 10 ** power;
      return [{ text, figure: { ...figure, unit, value, low, high, step, unitPower: power } }];
    }),
  );
}

/** "18 460 Mkr (17 215)", "$4.5bn (2023: 3.97)": the bracket repeats neither scale nor unit. */
export function withBrackets(figures: readonly Stated[], text: string): Stated[] {
  return figures.flatMap((stated, at) => {
    const { figure } = stated;
    const bare = figure.kind === 'number' && figure.unit === null && figure.scale === 0;
    const before = figures
      .slice(Math.max(0, at - 2), at)
      .map((one) => one.figure)
      .findLast(
        ({ kind, unit, scale }) =>
          (kind === 'number' || kind === 'money') && (unit !== null || scale > 0),
      );
    if (!bare || before === undefined) return [stated];
    const gap = text.slice(before.end, figure.start);
    const rest = text.slice(figure.end, figure.end + 12);
    const closed = /^\s*(?:[).,;|]|$)|^ (?:in|im|en|nel|em|w|år|im|год)/u.test(rest);
    const bracketed = /[([][^)\]]*$/u.test(gap);
    const near = Math.abs(
      Math.log(figure.value / (before.value / 10 ** (before.scale + before.unitPower))),
    );
    const linked =
      /^(?: \p{L}{1,5} (?:19|20)\d\d)? \p{L}{1,8}(?: \p{L}{1,3})? $/u.test(gap) &&
      closed &&
      near < 1.5;
    // "41,315 million of sales; Spain, 12,774."
    const listed = /\d{3}/.test(figure.raw) && /^\s*(?:[).,;|]|$)/u.test(rest) && near < 1.5;
    if (gap.length > 24 || !(bracketed || linked || listed)) return [stated];
    const power = before.scale + before.unitPower;
    const value = Number(`${figure.value}e${power}`);
    const taken = { ...before, ...figure, kind: before.kind, unit: before.unit };
    const step = figure.step * 10 ** power;
    return [
      stated,
      {
        text,
        figure: {
          ...taken,
          value,
          low: value,
          high: value,
          step,
          scale: before.scale,
          unitPower: before.unitPower,
        },
      },
    ];
  });
}

const HAN = '一二三四五六七八九';

/** 三成 and 3割 are 30 %; 三つ and 三家 count three. */
export function hanFigures(text: string): Stated[] {
  return [
    ...text.matchAll(
      /([一二两三四五六七八九十])(?:([成割])|(?=[つ个個家社座名人か大条種种店国款]|新?工場))/gu,
    ),
  ].map((match) => {
    const [raw, digit = '', tenths] = match;
    const count = digit === '十' ? 10 : digit === '两' ? 2 : HAN.indexOf(digit) + 1;
    const end = match.index + raw.length;
    const parts =
      tenths === undefined
        ? ({ kind: 'number', value: count } as const)
        : ({ kind: 'percent', value: 10 * count, unit: '%' } as const);
    return { text, figure: figureAt(text, match.index, end, parts) };
  });
}
