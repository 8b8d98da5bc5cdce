/** A server to ask. */
export interface Server {
  url: string;
  /** Started for this run, and gone after it. */
  own: boolean;
  /** It answers from sample sources; undefined when it was there already. */
  demonstration: boolean | undefined;
  /** For a server whose callers have keys. */
  key?: string | undefined;
  close(): Promise<void>;
}

export type Connect = () => Promise<Server>;

type Holder = { pid: number; url: string | null } | null;

const STARTING_MS = 10_000;
const LOOK_AGAIN_MS = 250;

/**
 * The server that holds the data folder, else one of our own: only one process may hold it. Waits up to 10 s for a
 * holder that is still starting.
 */
export function createConnect({
  holder,
  start,
  wait,
  key,
}: {
  holder: () => Holder;
  start: () => Promise<{ url: string; demonstration: boolean; close(): Promise<void> }>;
  wait: (ms: number) => Promise<void>;
  /** What is sent to a server that was there already. */
  key?: string | undefined;
}): Connect {
  async function running(): Promise<Server | undefined> {
    for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
      const found = holder();
      if (found === null) return undefined;
      if (found.url !== null) {
        return { url: found.url, own: false, demonstration: undefined, key, close: async () => {} };
      }
      if (waitedMs >= STARTING_MS) {
        throw new Error(`process ${found.pid} holds the data folder but serves nothing`);
      }
      await wait(LOOK_AGAIN_MS);
    }
  }

  return async () => {
    const there = await running();
    if (there !== undefined) return there;
    try {
      return { ...(await start()), own: true };
    } catch (error) {
      // Another process may have taken the folder between the look and the start.
      const other = await running().catch(() => undefined);
      if (other !== undefined) return other;
      throw error;
    }
  };
}
