/** A stretch of a text, `end` exclusive, UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Abbreviations after which a sentence hardly ever ends; lower case, without the last full stop. */
const NEVER_LAST = new Set(
  'mr mrs ms dr prof st vs no nos nr e.g i.e cf ca approx est fig figs vol gen sen rep gov lt col capt hon rev jan feb mar apr jun jul aug sep sept oct nov dec mme mlle mm p pp abschn kap abb tab ziff tz anm par sec cap z.b d.h bzw ggf inkl str dipl ing vgl sog evtl abs art s.o u.a m.e env av p.ex sra srta dra núm pág ed eds op dept mt ft'.split(
    ' ',
  ),
);
/** Abbreviations that may end a sentence: what follows decides. */
const MAYBE_LAST = new Set(
  'inc corp co ltd llc plc jr sr bros etc al u.s u.k u.n e.u u.s.a s.a n.v a.g s.p.a a.s k.k b.v l.p a.m p.m ph.d d.c usw mio mrd bn mn'.split(
    ' ',
  ),
);
/** Words that, capitalised after an abbreviation, begin a sentence. */
const STARTERS = new Set(
  'The A An It Its This That These Those He She They We You I In On At By For From To With As If But And Or So Yet However Meanwhile Although While When Since After Before During Despite Under There Here What Who Why How Our Their His Her Not No Yes Both Each All Some Many Most More Last Next Also Still Then Now Der Die Das Ein Eine Es Er Sie Wir Im In Am Auf Mit Nach Für Le La Les Un Une Il Elle En El Los Las Una'.split(
    ' ',
  ),
);
/** German writes ordinals as "3."; before these words the full stop is one. */
const AFTER_ORDINAL =
  /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartal|Jahrhundert|Halbjahr|Jahrestag|Platz|Rang|Stelle|Mal|Auflage|Bundesliga)/u;

/** A sentence's end with its closing marks and those that refer to notes: "rose.[12] They". */
const ENDS =
  /(?<![.!?…])[.!?…]+["'”’»)\]]{0,3}(?:\[\d{1,3}\]|\(\d{1,2}\)|[¹²³⁰-⁹]){0,4}(?=\s|$)|[。！？｡][」』”’）】)\]]{0,3}/gu;
/** "Item 7. Management's Discussion": the number belongs to what follows. */
const NUMBERED = /^\p{Lu}\p{L}{2,12} \d{1,3}[A-Z]?$/u;

/**
 * The sentences of one paragraph, trimmed, in order; together they cover everything but white space. Knows
 * abbreviations, initials, decimals, German ordinals and the full stops of Chinese and Japanese.
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(ENDS)) {
    const end = match.index + match[0].length;
    const numbered =
      match.index - start < 24 && NUMBERED.test(text.slice(start, match.index).trim());
    if (numbered || !isEnd(text, match.index, match[0], end)) continue;
    push(spans, text, start, end);
    start = end;
  }
  push(spans, text, start, text.length);
  return spans;
}

function isEnd(text: string, at: number, mark: string, end: number): boolean {
  // 「はい。」と述べた: the quotation ended, the sentence goes on.
  if (/^[。！？｡]/u.test(mark))
    return mark.length === 1 || !/^[とのがはをに]/u.test(text.slice(end, end + 1));
  const next = /^\s+["'“„«(‘[]{0,3}([\p{L}\p{N}$€£¥]\S{0,20})/u.exec(
    text.slice(end, end + 30),
  )?.[1];
  if (next === undefined) return true;
  if (/^\p{Ll}/u.test(next)) return false;
  if (!mark.startsWith('.') || mark.startsWith('..')) return true;
  const word = /[^\s("'“„«[]{1,20}$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? '';
  return endsAfter(word, next);
}

function endsAfter(word: string, next: string): boolean {
  const plain = word.toLowerCase();
  if (/^\d{1,2}$/.test(word)) return !AFTER_ORDINAL.test(next);
  if (NEVER_LAST.has(plain)) return plain === 'no' && !/^\d/.test(next);
  const starts = STARTERS.has(next.replace(/[^\p{L}].*$/u, ''));
  if (MAYBE_LAST.has(plain) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return starts;
  // An initial: "J. Smith"; "Vitamin C. The" ends.
  if (/^\p{L}$/u.test(word)) return starts;
  return true;
}

function push(spans: Span[], text: string, from: number, to: number): void {
  const slice = text.slice(from, to);
  const start = from + (slice.length - slice.trimStart().length);
  const end = from + slice.trimEnd().length;
  if (end > start) spans.push({ start, end });
}
