import { createHeap } from './queueing-heap.ts';

/** Of an attempt that found every server busy. Seconds. */
export interface Refused {
  nowS: number;
  /** How often before. */
  refusals: number;
  /** When the next server becomes free. */
  freeAtS: number;
}

/** When it is tried again. */
export type WhenFull = (refused: Refused) => number;

/** First come, first served: the next server is taken the moment that it becomes free. */
export const waitInLine: WhenFull = ({ freeAtS }) => freeAtS;

/** As a subscription's retry policy has it: not before a pause, which doubles with every refusal. */
export const comeBackLater =
  (minS: number, maxS: number): WhenFull =>
  ({ nowS, refusals }) =>
    nowS + Math.min(maxS, minS * 2 ** refusals);

export interface Visit {
  arrivedAtS: number;
  /** From the arrival to the start of its service. */
  waitedS: number;
}

interface Attempt {
  atS: number;
  arrivedAtS: number;
  serviceS: number;
  refusals: number;
  /** Of those who try at the same moment the first to arrive is first. */
  turn: number;
}

/** `servers` work at the same time, each on one arrival. Visits come in the order of their start. */
export function simulate({
  arrivalsS,
  serviceSeconds,
  servers,
  whenFull,
}: {
  /** In order. */
  arrivalsS: Iterable<number>;
  serviceSeconds: () => number;
  servers: number;
  whenFull: WhenFull;
}): Visit[] {
  const visits: Visit[] = [];
  const busyUntilS = createHeap<number>((a, b) => a < b);
  const waiting = createHeap<Attempt>(
    (a, b) => a.atS < b.atS || (a.atS === b.atS && a.turn < b.turn),
  );

  function attempt(one: Attempt): void {
    const nowS = one.atS;
    while ((busyUntilS.peek() ?? Number.POSITIVE_INFINITY) <= nowS) busyUntilS.pop();
    const freeAtS = busyUntilS.peek();
    if (busyUntilS.size < servers || freeAtS === undefined) {
      busyUntilS.push(nowS + one.serviceS);
      visits.push({ arrivedAtS: one.arrivedAtS, waitedS: nowS - one.arrivedAtS });
      return;
    }
    const { refusals } = one;
    waiting.push({
      ...one,
      atS: whenFull({ nowS, refusals, freeAtS }),
      refusals: refusals + 1,
    });
  }

  function attemptUntil(nowS: number): void {
    for (let next = waiting.peek(); next && next.atS <= nowS; next = waiting.peek()) {
      waiting.pop();
      attempt(next);
    }
  }

  let turn = 0;
  for (const arrivedAtS of arrivalsS) {
    attemptUntil(arrivedAtS);
    turn += 1;
    attempt({ atS: arrivedAtS, arrivedAtS, serviceS: serviceSeconds(), refusals: 0, turn });
  }
  attemptUntil(Number.POSITIVE_INFINITY);
  return visits;
}
