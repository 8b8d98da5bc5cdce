import type { Figure } from '../figures/figure.ts';
import { isQuantity } from '../figures/figure.ts';
import { bears } from '../figures/figure-rounding.ts';
import { yearsOfFigures } from '../figures/figure-years.ts';
import { figuresIn } from '../figures/figures.ts';
import { foldText } from '../figures/number-notation.ts';
import { namesEntity } from '../names/organisation-name.ts';
import type { ReadPassage } from '../pages/passage.ts';
import { sentenceSpans } from '../pages/sentences.ts';
import { figuresOf } from './gates.ts';
import { type Cited, citedBy, type Draft, type Ground } from './ground.ts';

/** Words that lean on a sentence before, at the beginning of one. */
const LEANS =
  /^(?:such|since then|the latter|the former|these|this|diese[rsmn]?|solche|seitdem|ce dernier|cette|depuis lors|est[ea]s?|desde entonces)(?!\p{L})/iu;
const RELATIVE =
  /(?<!\p{L})(?:last year|this year|currently|recently|letztes jahr|im vorjahr|derzeit|l'an dernier|año pasado|anno scorso|ano passado|vorig jaar|zeszłym roku|förra året|прошлом году)(?!\p{L})|昨年|去年|작년/u;
const DAY_MS = 86_400_000;

/** What code suspects and does not decide: for the judge and the correction, never a veto. */
export function hintsFor(draft: Draft, ground: Ground): string[] {
  const cited = citedBy(draft, ground);
  const figures = figuresIn(draft.text);
  const years = figures.filter(({ kind }) => kind === 'year' || kind === 'date');
  return [
    ...new Set([
      ...figuresOf({ draft, cited, ground }).hints,
      ...cited.passages.flatMap((passage) => besideFigures(draft, passage, ground)),
      ...ages(cited, ground, years.length > 0),
      ...(LEANS.test(draft.text) ? ['its opening leans on another sentence'] : []),
      ...(RELATIVE.test(foldText(draft.text)) && years.length === 0
        ? ['a relative time without a date']
        : []),
      ...(otherScript(draft.text, ground.language) ? ['not in the language of the report'] : []),
    ]),
  ];
}

/** Another year, owner or sign beside a figure of the claim. */
function besideFigures(draft: Draft, passage: ReadPassage, { names }: Ground): string[] {
  const claimed = figuresIn(draft.text);
  const stated = figuresIn(passage.text, passage.notation);
  const mine = yearsOfFigures(draft.text, claimed);
  const theirs = yearsOfFigures(passage.text, stated);
  const sentences = sentenceSpans(passage.text);
  const strangers = names.others.filter((name) => !namesEntity(draft.text, name));
  return claimed.filter(isQuantity).flatMap((figure) => {
    const found = stated.filter((other) => bears(figure, other));
    const [other] = found;
    if (other === undefined || found.length > 1) return [];
    const hints: string[] = [];
    const [year, own] = [theirs.get(other), mine.get(figure)];
    if (year !== undefined && own !== undefined && year !== own)
      hints.push(`${figure.raw} stands beside ${year} in ${passage.id}`);
    if (signs(figure, other)) hints.push(`${passage.id} writes ${other.raw} with another sign`);
    const span = sentences.find(({ start, end }) => other.start >= start && other.start < end);
    const sentence = span === undefined ? '' : passage.text.slice(span.start, span.end);
    const owner = strangers.find((name) => namesEntity(sentence, name));
    if (owner !== undefined && !names.company.some((name) => namesEntity(sentence, name)))
      hints.push(`${figure.raw} stands beside ${owner} in ${passage.id}`);
    return hints;
  });
}

const signs = (a: Figure, b: Figure) => Math.sign(a.value) * Math.sign(b.value) < 0;

function ages({ sources }: Cited, { today, recencyDays }: Ground, dated: boolean): string[] {
  const dates = sources.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  const newest = dates.at(-1);
  if (dated || newest === undefined || today === '') return [];
  const age = (Date.parse(today) - Date.parse(newest)) / DAY_MS;
  return age > recencyDays ? [`its newest source is of ${newest}`] : [];
}

const SCRIPTS: Record<string, RegExp> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
};

function otherScript(text: string, language: string): boolean {
  const script = SCRIPTS[language.slice(0, 2)];
  const latin = language !== '' && script === undefined;
  if (script !== undefined) return !script.test(text);
  return (
    latin &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]{4}/u.test(
      text,
    )
  );
}
