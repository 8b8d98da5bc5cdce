export interface Clause {
  readonly start: number;
  readonly end: number;
}

const SENTENCE = /[.!?](?=["”»)]?(?:\s+["“«(]?[\p{Lu}\p{N}]|\s*$))|[。！？]|\n{2,}/gu;
/** A comma before a comparison parts nothing: "$77bn in 2024, down from $82bn". */
const CLAUSE =
  /[;:()]|,(?=\s)(?!\s(?:up|down|against|compared|versus|vs|below|above|from|higher|lower|rising|falling|gegenüber|nach|contre|frente)(?!\p{L}))|\s[–—-]\s|[。！？、，；]|\n{2,}|[.!?](?=["”»)]?(?:\s|$))|(?<!\p{L})(?:and|while|whereas|but|although|though|despite|und|während|aber|obwohl|et|mais|tandis|alors|y|pero|mientras|aunque)(?!\p{L})/giu;

/** Spans of a text between the ends of its sentences. */
export function sentencesOf(text: string): Clause[] {
  return spans(text, SENTENCE);
}

/** Spans of a text that each say one thing: cut at punctuation and at conjunctions. */
export function clausesOf(text: string): Clause[] {
  return spans(text, CLAUSE);
}

function spans(text: string, cuts: RegExp): Clause[] {
  const found: Clause[] = [];
  let start = 0;
  for (const cut of text.matchAll(cuts)) {
    const end = cut.index + cut[0].length;
    if (text.slice(start, end).trim() !== '') found.push({ start, end });
    start = end;
  }
  if (text.slice(start).trim() !== '') found.push({ start, end: text.length });
  return found;
}

/** The span that holds an offset. */
export function spanAt(found: readonly Clause[], offset: number): Clause | undefined {
  return found.find((span) => offset >= span.start && offset < span.end);
}
