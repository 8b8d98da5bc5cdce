import type { KeyFigure } from '../paper/paper.ts';
import type { Computed, Fact } from './fact.ts';
import { METRICS } from './fact.ts';
import { periodKey } from './period.ts';
import { isNamedAs, measureKey } from './standard-figures.ts';

/** A first page holds no more. */
const MOST = 12;
const EARLIER = 3;
/** A year's figure that ended longer ago than this should have a successor. */
const OVERDUE_MONTHS = 18;

/** The company's figures of the closed list: the latest of each, its change, and the ones before. */
export function keyFigures(
  facts: readonly Fact[],
  computed: readonly Computed[],
  { names, today }: { names: readonly string[]; today: string },
): KeyFigure[] {
  const own = facts.filter(
    (fact) =>
      fact.metric !== 'other' &&
      fact.status !== 'remark' &&
      periodKey(fact.period) !== '' &&
      names.some((name) => isNamedAs(fact, name)),
  );
  const groups = [
    ...Map.groupBy(
      own,
      (fact) => `${measureKey(fact)} ${fact.period.kind} ${fact.status}`,
    ).values(),
  ];
  return groups
    .map((group) =>
      group.toSorted((a, b) => ((a.period.end ?? '') < (b.period.end ?? '') ? 1 : -1)),
    )
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, MOST)
    .flatMap(([latest, ...earlier]) => {
      if (latest === undefined) return [];
      const change = computed.find(
        ({ op, of }) => (op === 'growth' || op === 'difference') && of[0] === latest.id,
      );
      return [
        {
          fact: latest.id,
          change: change?.id ?? null,
          earlier: earlier.slice(0, EARLIER).map(({ id }) => id),
          overdue: latest.status === 'reported' && monthsSince(latest, today) > OVERDUE_MONTHS,
        },
      ];
    });
}

const rankOf = ([fact]: readonly Fact[]) =>
  fact === undefined ? 99 : METRICS.indexOf(fact.metric);

function monthsSince({ period }: Fact, today: string): number {
  const [year = '', month = '12'] = (period.end ?? '').split('-');
  const [nowYear = '', nowMonth = ''] = today.split('-');
  return (Number(nowYear) - Number(year)) * 12 + Number(nowMonth) - Number(month);
}
