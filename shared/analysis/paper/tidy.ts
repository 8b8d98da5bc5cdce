import { amountText, roundedText } from '../../domain/facts/amount-text.ts';
import { figuresIn } from '../../domain/figures/figures.ts';
import { createAsOf, createPassagesBehind, isStale, withDate } from './ages.ts';
import { blockOf, isRow, type Line, linesUnder, type PaperDraft } from './lines.ts';
import { type Material, recentSince } from './material.ts';
import { type Flip, flips, repeats, unsourced } from './oversight.ts';

/** What code does to a paper before it is judged: it says what the writer left unsaid, and takes out repeats. */
export function tidied(draft: PaperDraft, material: Material): PaperDraft {
  const { language } = material.request;
  const proposed = new Set(unsourced(draft).map(({ id }) => id));
  const repeated = new Set(
    repeats(draft.lines).flatMap(([first, { id }]) => {
      if (isSpare(id)) return [id];
      return isSameHead(first.id, id) ? linesUnder(draft, blockOf(id)).map((line) => line.id) : [];
    }),
  );
  const empty = new Set(commonCells(draft.lines));
  const asOf = createAsOf({ ...material.evidence, ...material });
  const since = recentSince(material);
  const lines = draft.lines
    .filter((line) => !repeated.has(line.id) && !empty.has(line.id) && hasItsDate(line, material))
    .map((line) => (proposed.has(line.id) ? { ...line, kind: 'proposal' as const } : line))
    .map((line) => {
      const date = !isRow(line.id) && isStale(line, asOf, since) ? asOf(line.evidence) : null;
      return date === null ? line : { ...line, text: withDate(line.text, date, language) };
    });
  const [flip] = flips(draft, material);
  const isSaid = lines.some(({ id }) => id === 'answer.uncertainty');
  const added = flip && !isSaid ? [uncertainty(flip, material)] : [];
  // What was said before did not fail a check.
  const recommendations = draft.recommendations.filter(
    ({ id }) => !repeated.has(`${id}.action`) || lines.some((line) => blockOf(line.id) === id),
  );
  return { ...draft, recommendations, lines: [...lines, ...added] };
}

/** A sentence that can go without taking others along. */
const isSpare = (id: string): boolean =>
  /^(?:K\d+\.\d+|R\d+\.why\.(?:[2-9]|\d\d)|risk\d+\.(?:early|mitigation)|answer\.change\.\d+)$/u.test(
    id,
  );

/** A message or recommendation that says again what an earlier one of its kind says falls whole. */
const isSameHead = (first: string, second: string): boolean =>
  [/^K\d+\.title$/u, /^R\d+\.action$/u].some((head) => head.test(first) && head.test(second));

/** Cells that several options share word for word tell none of them apart: that no page speaks of it, for one. */
function commonCells(lines: readonly Line[]): string[] {
  const cells = lines.filter(({ id }) => /^O\d/u.test(id));
  return cells
    .filter(({ id, text }) => cells.some((one) => one.id !== id && one.text === text))
    .map(({ id }) => id);
}

/** An event's year stands in the sentence or in its passages. */
function hasItsDate({ id, by, text, evidence }: Line, material: Material): boolean {
  if (!id.startsWith('event.')) return true;
  if (by === null) return false;
  const cited = new Set(createPassagesBehind(material)(evidence));
  const passages = material.evidence.passages.filter((passage) => cited.has(passage.id));
  const years = [text, ...passages.map((passage) => passage.text)]
    .flatMap((one) => figuresIn(one))
    .flatMap(({ kind, low, high }) => {
      const scale = kind === 'date' ? 10_000 : 1;
      return [Math.floor(low / scale), Math.floor(high / scale)];
    });
  return years.includes(Number(by.slice(0, 4)));
}

type Words = (of: { label: string; readings: string; limit: string }) => string;
const FLIP: Readonly<Record<string, Words>> = {
  en: ({ label, readings, limit }) =>
    `The sources disagree on ${label} (${readings}); ${limit} lies between the two, so the answer depends on which is right.`,
  de: ({ label, readings, limit }) =>
    `Zu ${label} widersprechen sich die Quellen (${readings}); ${limit} liegt dazwischen, deshalb hängt die Antwort daran, welche stimmt.`,
  fr: ({ label, readings, limit }) =>
    `Les sources divergent sur ${label} (${readings}) ; ${limit} se situe entre les deux, la réponse dépend donc de celle qui est juste.`,
  es: ({ label, readings, limit }) =>
    `Las fuentes discrepan sobre ${label} (${readings}); ${limit} queda entre ambas, así que la respuesta depende de cuál sea la correcta.`,
};

/** Both ends of a disagreement, and the limit between them, where the writer did not say so. */
function uncertainty({ limit, readings }: Flip, material: Material): Line {
  const { language } = material.request;
  const computed = material.computed.find(({ id }) => id === limit);
  const [first] = readings;
  const words = FLIP[language.split('-')[0] ?? ''] ?? FLIP.en;
  return {
    id: 'answer.uncertainty',
    text:
      words?.({
        label: first ? `${first.entity}, ${first.label}` : '',
        readings: [...new Set(readings.map(({ amount }) => amountText(amount, language)))].join(
          ' / ',
        ),
        limit: computed ? roundedText(computed.amount, language) : limit,
      }) ?? '',
    kind: 'inference',
    about: first?.entity ?? 'company',
    evidence: [limit, ...readings.map(({ id }) => id)],
    basis: '',
    by: null,
  };
}
