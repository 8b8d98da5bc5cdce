import type { Paper } from '../../domain/paper/paper.ts';
import { type Cell, cell, data, label, type Part, part } from './blocks.ts';
import type { Teller } from './teller.ts';

type Event = Paper['calendar'][number];

/** What happens and what is to be done, in one order of time: dated events ahead, and the steps that are advised. */
export function planPart(teller: Teller, { calendar, recommendations }: Paper): Part[] {
  const { format } = teller;
  const words = teller.labels.paper;
  const events = calendar
    .filter(({ ahead }) => ahead)
    .map((event) => ({
      by: event.date,
      cells: [cell(data(dayOf(teller, event))), cell(teller.say(event.what)), cell()],
    }));
  const steps = recommendations.flatMap((one) =>
    (['first_90_days', 'beyond'] as const).flatMap((key) =>
      one[key].map(({ claim, by }) => ({
        by,
        cells: [
          by === null
            ? cell(label(key === 'beyond' ? words.beyond : words.firstDays))
            : cell(data(format.date(by))),
          cell(teller.advise(claim)),
          cell(data(one.owner)),
        ],
      })),
    ),
  );
  const rows = [...events, ...steps].toSorted((a, b) => (a.by ?? LAST).localeCompare(b.by ?? LAST));
  return part('calendar', words.calendar, [
    {
      kind: 'table',
      caption: words.calendar,
      head: [words.when, words.step, words.ownerHead],
      rows: rows.map(({ cells }): Cell[] => cells),
    },
  ]);
}

const LAST = '9999';

/** For the appendix: dated events that lie behind, the latest first. */
export function pastPart(teller: Teller, { calendar }: Paper): Part[] {
  const words = teller.labels.paper;
  const past = calendar.filter(({ ahead }) => !ahead);
  return part('past-events', words.past, [
    {
      kind: 'table',
      caption: words.past,
      head: [words.date, words.event],
      rows: past
        .toSorted((a, b) => b.date.localeCompare(a.date))
        .map((event) => [cell(data(dayOf(teller, event))), cell(teller.say(event.what))]),
    },
  ]);
}

const dayOf = ({ format }: Teller, { date, precision }: Event): string =>
  format.date(date.slice(0, { year: 4, month: 7, day: 10 }[precision]));
