import { roundUsd } from './prices.ts';

export interface Reservation {
  /** Replaces the worst case by what was charged. */
  settle(actualUsd: number): void;
}

export interface ReserveOptions {
  fromReserve?: boolean;
  purse?: string;
  keepUsd?: number;
}

export interface Ledger {
  /**
   * Sets the worst case aside. While other calls are under way and could give money back, it waits for
   * them; null when it cannot be afforded even then. `fromReserve`: may use the part kept for the paper.
   * `keepUsd` is set aside as well and stays so for later calls of the same `purse`, until it is closed.
   */
  reserve(worstUsd: number, options?: ReserveOptions): Promise<Reservation | null>;
  /** Gives back what a purse still keeps. */
  close(purse: string): void;
  /** Takes back what was counted as spent: its step is tried again and reserves anew. */
  refund(usd: number): void;
  /** Counts as spent what a refund took back, when its step is not tried again after all. */
  charge(usd: number): void;
  spentUsd(): number;
}

/** Keeps a job's spend at or below `ceilingUsd`, with `reserveUsd` of it for the paper alone. */
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
  /** Of calls under way. */
  let reserved = 0;
  const kept = new Map<string, number>();
  let waiters: (() => void)[] = [];

  const wake = () => {
    const woken = waiters;
    waiters = [];
    for (const resume of woken) resume();
  };

  return {
    async reserve(worstUsd, { fromReserve = false, purse = '', keepUsd = 0 } = {}) {
      const limit = ceilingUsd - (fromReserve ? 0 : reserveUsd);
      const own = () => kept.get(purse) ?? 0;
      // The purse pays first; what it holds beyond this call and what is to follow stays in it.
      const more = () => Math.max(0, worstUsd + keepUsd - own());
      while (more() > 0 && spent + reserved + sum(kept.values()) + more() > limit + 1e-9) {
        if (reserved <= 1e-12) return null;
        await new Promise<void>((resolve) => waiters.push(resolve));
      }
      const rest = Math.max(keepUsd, own() - worstUsd);
      kept.delete(purse);
      if (purse !== '' && rest > 0) kept.set(purse, rest);
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
    close(purse) {
      kept.delete(purse);
      wake();
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

const sum = (amounts: Iterable<number>) => [...amounts].reduce((a, b) => a + b, 0);
