import {
  calendarDate,
  type DatePrecision,
  datesIn,
  folded,
  type WrittenDate,
} from './written-dates.ts';

export interface PageDate {
  /** ISO 8601: a moment, a day, `2025-03` or `2025`; null when nothing dates the page. */
  readonly publishedAt: string | null;
  readonly precision: DatePrecision | null;
  readonly origin: 'search' | 'address' | 'dateline' | null;
  /** The day on which the period ends that a filing reports on; never its publication. */
  readonly periodOfReport: string | null;
}

/** How far into a page a dateline and a filing's cover reach, in characters. */
const HEAD = 4_000;
const LINES = 40;
const FIRST_YEAR = '1995';

/**
 * When a page was published: what the search says, else its address (`/2025/03/14/`), else its own dateline.
 * Any other date of the page is nothing by itself. `retrievedAt`: nothing is published after it is read.
 */
export function pageDate({
  url,
  title,
  text,
  publishedAt,
  retrievedAt,
}: {
  url: string;
  title: string;
  /** Cleaned; its beginning is enough. */
  text: string;
  /** As the search gives it. */
  publishedAt: string | null;
  retrievedAt: string;
}): PageDate {
  const head = text.slice(0, HEAD);
  const periodOfReport = periodEnd(head);
  const latest = retrievedAt === '' ? '9999' : retrievedAt.slice(0, 10);
  const fits = (date: string) =>
    date >= FIRST_YEAR && date.slice(0, 10) <= latest && date.slice(0, 10) !== periodOfReport;
  if (publishedAt !== null && publishedAt.slice(0, 10) !== periodOfReport) {
    return { publishedAt, precision: precisionOf(publishedAt), origin: 'search', periodOfReport };
  }
  const address = addressDate(url);
  if (address !== null && fits(address)) {
    return {
      publishedAt: address,
      precision: precisionOf(address),
      origin: 'address',
      periodOfReport,
    };
  }
  const dateline = datelineOf(head, title, fits);
  if (dateline === null)
    return { publishedAt: null, precision: null, origin: null, periodOfReport };
  const { date, precision } = dateline;
  return { publishedAt: date, precision, origin: 'dateline', periodOfReport };
}

export const precisionOf = (iso: string): DatePrecision =>
  iso.length <= 4 ? 'year' : iso.length <= 7 ? 'month' : 'day';

/** From `/2025/03/14/`, `/2025/03/`, `/2025-03-14-slug`; a year alone is the period that a report is about. */
function addressDate(url: string): string | null {
  const path = URL.parse(url)?.pathname ?? '';
  const parts =
    /\/((?:19|20)\d{2})\/(\d{1,2})(?:\/(\d{1,2})(?=\/|-|_|$))?(?:\/|$)/.exec(path) ??
    /\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?=[/_-])/.exec(path) ??
    /\/((?:19|20)\d{2})-(\d{2})-(\d{2})(?=[/_-]|$)/.exec(path);
  if (parts === null) return null;
  const [, year, month, day] = parts;
  return calendarDate(Number(year), Number(month), day === undefined ? undefined : Number(day));
}

/** What stands before the day on which a period ends, as covers of filings and statements have it. */
const PERIOD =
  /(?:ended|ending|end of period|event reported\)?:?|endete|endend|abgelaufen|beendet|clos(?:e|ant)? (?:le|au)|arretes? au|(?:terminad|cerrad|finalizad|chius|encerrad|find)[oa]s? (?:el|al|il|em|a)|avsluta\p{L}*|至|截至)[\s:,]{0,3}$/u;
const PERIOD_AFTER = /^ ?(?:に終了|止|まで|に終わる|로 종료|종료)/u;

function periodEnd(head: string): string | null {
  const flat = folded(head).replace(/\s+/g, ' ');
  const found = datesIn(flat).find(
    ({ start, end, precision }) =>
      precision === 'day' &&
      (PERIOD.test(flat.slice(Math.max(0, start - 40), start)) ||
        PERIOD_AFTER.test(flat.slice(end, end + 8))),
  );
  return found?.date ?? null;
}

function datelineOf(
  head: string,
  title: string,
  fits: (date: string) => boolean,
): WrittenDate | null {
  const lines = head
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, LINES);
  const dated = lines.map((line) => datesIn(line.slice(0, 160)));
  for (const [at, dates] of dated.entries()) {
    const line = lines[at] ?? '';
    const [found, another] = dates;
    if (found === undefined || another !== undefined || line === title || !fits(found.date))
      continue;
    if (isPressDateline(line, found) || isDateLine(line, found)) {
      if (isBare(line, found) && [at - 1, at + 1].some((near) => isCell(lines[near], dated[near])))
        continue;
      return found;
    }
  }
  return null;
}

/** The heads of a table stand one a line, too: dates and numbers beside each other date nothing. */
const isCell = (line: string | undefined, dates: readonly WrittenDate[] | undefined) =>
  line !== undefined && ((dates?.length ?? 0) > 0 || !/\p{L}{2}/u.test(line));

const words = (text: string) => text.match(/\p{L}+/gu) ?? [];
const isBare = (line: string, { start, end }: WrittenDate) =>
  words(line.slice(0, start)).length + words(line.slice(end)).length === 0;

/** Days on which quarters end are dates of statements more often than of pages. */
const QUARTER_END = /-(?:03-31|06-30|09-30|12-31)$/;

/** Stems of what stands before a day on which something is published; any other label dates something else. */
const PUBLISHED =
  /(?:^|[^\p{L}])(?:publi|publ|veroffentlich|erschienen|erstellt|stand|aktualisier|update|last|post|release|issued|created|written|actualis|actualiz|mis en ligne|mise? a jour|pubblic|aggiorn|gepubliceerd|bijgewerkt|opublikowan|zaktualizowan|publicerad|uppdaterad|publisert|oppdatert|udgivet|opdateret|julkaistu|paivitetty|опубликован|обновлен|by|von|par|por|di|door)/u;

/** A part of a line between bars or dots that is a date: alone, with its hour, or behind a label that says "published". */
function isDateLine(
  line: string,
  { date, precision, start, end, timeOfDay }: WrittenDate,
): boolean {
  const before = /[^|·•—–]*$/u.exec(line.slice(0, start))?.[0] ?? '';
  const after = /^[^|·•—–]*/u.exec(line.slice(end))?.[0] ?? '';
  const rest = after.replace(/\d{1,2}[:.h]\d{2}(?::\d{2})?/g, '');
  const label = words(before).length;
  if (line.length > 160 || /\d/.test(before) || /\d/.test(rest)) return false;
  if (precision !== 'day') return words(line.slice(0, start)).length + words(rest).length === 0;
  if (label > 0 && /[.!?。]$/u.test(line)) return false;
  if (label > 0 && !timeOfDay && !PUBLISHED.test(folded(before))) return false;
  if (QUARTER_END.test(date) && !timeOfDay) return false;
  return label <= 3 && words(rest).length <= 4;
}

/** `AUSTIN, Texas, January 29, 2025 –`: a place, the date, and a dash or the wire's name. */
function isPressDateline(line: string, { precision, start, end }: WrittenDate): boolean {
  const place = line.slice(0, start);
  return (
    precision === 'day' &&
    start > 0 &&
    start <= 80 &&
    /^[\p{Lu}\p{Lo}]/u.test(line) &&
    /[,(/–—-] ?$/u.test(place) &&
    (place.match(/[\p{L}.'’]+/gu) ?? []).every((word) =>
      /^[\p{Lu}\p{Lo}]|^(?:de|am|on|le|the|of)$/u.test(word),
    ) &&
    /^ ?\)? ?(?:[–—:/(]|--|- )/u.test(line.slice(end))
  );
}
