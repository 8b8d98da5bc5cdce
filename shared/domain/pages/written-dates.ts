export type DatePrecision = 'day' | 'month' | 'year';

/** A date as a text writes it, and where. */
export interface WrittenDate {
  /** `2025-03-14`, or `2025-03` where no day is named. */
  readonly date: string;
  readonly precision: DatePrecision;
  readonly start: number;
  readonly end: number;
  readonly timeOfDay: boolean;
}

/** Their month names come from the platform, in the form that stands beside a day and in the one that stands alone. */
const LOCALES = 'en de fr es it pt nl sv da nb fi pl cs tr ru uk ro hu el id'.split(' ');

/** Same length as the text wherever its letters have no marks; only used within one line. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

interface Patterns {
  months: ReadonlyMap<string, number>;
  dates: RegExp;
}
let made: Patterns | undefined;

function patterns(): Patterns {
  if (made !== undefined) return made;
  const months = monthNames();
  const name = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
  const year = String.raw`(?:19|20)\d{2}(?!\d)`;
  const forms = [
    String.raw`(?<iso>${year})[-/.](?<isoMonth>\d{1,2})[-/.](?<isoDay>\d{1,2})`,
    String.raw`(?<han>${year}) ?[年년] ?(?<hanMonth>\d{1,2}) ?[月월](?: ?(?<hanDay>\d{1,2}) ?[日일])?`,
    String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)? (?:de |of )?(?<name>${name})\.?,? (?:de |del )?(?<nameYear>${year})`,
    String.raw`(?<name2>${name})\.? (?<day2>\d{1,2})(?:st|nd|rd|th)?,? (?<nameYear2>${year})`,
    String.raw`(?<name3>${name})\.?,? (?:de |del )?(?<nameYear3>${year})`,
    String.raw`(?<dotDay>\d{1,2})\. ?(?<dotMonth>\d{1,2})\. ?(?<dotYear>${year})`,
    String.raw`(?<first>\d{1,2})/(?<second>\d{1,2})/(?<slashYear>${year})`,
  ];
  made = { months, dates: new RegExp(String.raw`(?<![\p{L}\d])(?:${forms.join('|')})`, 'gu') };
  return made;
}

/** Folded name → 1 to 12. What two languages use for different months is left out. */
function monthNames(): Map<string, number> {
  const found = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const style of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(locale, { month: style, day, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month += 1) {
          const parts = format.formatToParts(Date.UTC(2025, month - 1, 14));
          const name = folded(parts.find(({ type }) => type === 'month')?.value ?? '')
            .replace(/\.$/, '')
            .trim();
          if (!/^\p{L}{3,}$/u.test(name)) continue;
          found.set(name, (found.get(name) ?? month) === month ? month : 0);
        }
      }
    }
  }
  for (const [name, month] of found) if (month === 0) found.delete(name);
  return found;
}

/** Every date with a year and a month in one line of text; `03/04/2025` is none, nobody knows its month. */
export function datesIn(line: string): WrittenDate[] {
  const text = folded(line);
  const { months, dates } = patterns();
  return Array.from(text.matchAll(dates)).flatMap((match) => {
    const g = match.groups ?? {};
    const named = months.get(g.name ?? g.name2 ?? g.name3 ?? '');
    const [first, second] = [Number(g.first), Number(g.second)];
    const slashes =
      first > 12 ? [second, first] : second > 12 || first === second ? [first, second] : [];
    const year =
      g.iso ?? g.han ?? g.nameYear ?? g.nameYear2 ?? g.nameYear3 ?? g.dotYear ?? g.slashYear;
    const month = g.isoMonth ?? g.hanMonth ?? named ?? g.dotMonth ?? slashes[0];
    const day = g.isoDay ?? g.hanDay ?? g.day ?? g.day2 ?? g.dotDay ?? slashes[1];
    const date = calendarDate(
      Number(year),
      Number(month),
      day === undefined ? undefined : Number(day),
    );
    if (date === null) return [];
    const end = match.index + match[0].length;
    return [
      {
        date,
        precision: day === undefined ? ('month' as const) : ('day' as const),
        start: match.index,
        end,
        timeOfDay: /^(?:t|,| at| um| a|,? à)? ?\d{1,2}[:.h]\d{2}/.test(text.slice(end, end + 20)),
      },
    ];
  });
}

/** `2025-03-14`, or `2025-03` without a day; null for what no calendar has. */
export function calendarDate(year: number, month: number, day?: number): string | null {
  const time = Date.UTC(year, month - 1, day ?? 1);
  if (!Number.isFinite(time) || month < 1 || month > 12) return null;
  const iso = new Date(time).toISOString();
  if (day === undefined) return iso.slice(0, 7);
  return Number(iso.slice(8, 10)) === day ? iso.slice(0, 10) : null;
}
