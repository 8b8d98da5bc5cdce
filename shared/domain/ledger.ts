import { roundUsd } from './prices.ts';

export interface Reservation {
  /** Replaces the worst case by what was charged. */
  settle(actualUsd: number): void;
}

export interface Ledger {
  /**
   * Sets the worst case aside. While other calls are under way and could give money back, it waits for
   * them; null when it cannot be afforded even then. `fromReserve`: may use the part kept for synthesis.
   */
  reserve(worstUsd: number, options?: { fromReserve?: boolean }): Promise<Reservation | null>;
  /** Takes back what was counted as spent: its step is tried again and reserves anew. */
  refund(usd: number): void;
  /** Counts as spent what a refund took back, when its step is not tried again after all. */
  charge(usd: number): void;
  spentUsd(): number;
}

/** Keeps a job's spend at or below `ceilingUsd`, with `reserveUsd` of it for the synthesis alone. */
export function createLedger({
  ceilingUsd,
  reserveUsd,
  spentUsd,
}: {
  ceilingUsd: number;
  reserveUsd: number;
  spentUsd: number;
}): Ledger {
  let spent = spentUsd;
  let reserved = 0;
  let waiters: (() => void)[] = [];

  const wake = () => {
    const woken = waiters;
    waiters = [];
    for (const resume of woken) resume();
  };

  return {
    async reserve(worstUsd, { fromReserve = false } = {}) {
      const limit = ceilingUsd - (fromReserve ? 0 : reserveUsd);
      while (spent + reserved + worstUsd > limit + 1e-9) {
        if (reserved <= 1e-12) return null;
        await new Promise<void>((resolve) => waiters.push(resolve));
      }
      reserved += worstUsd;
      let open = true;
      return {
        settle(actualUsd) {
          if (!open) return;
          open = false;
          reserved = Math.max(0, reserved - worstUsd);
          if (reserved < 1e-12) reserved = 0;
          spent += actualUsd;
          wake();
        },
      };
    },
    refund(usd) {
      spent = Math.max(0, spent - usd);
      wake();
    },
    charge(usd) {
      spent += usd;
    },
    spentUsd: () => roundUsd(spent),
  };
}
