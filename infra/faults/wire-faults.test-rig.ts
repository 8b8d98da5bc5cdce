import { setTimeout as sleep } from 'node:timers/promises';
import type { startProxy } from '../../shared/adapters/gcp/emulator-proxy.test-rig.ts';
import { JOBS } from '../../shared/jobs/store.ts';
import type { Documents } from '../../shared/ports.ts';
import { until } from '../local/local-server.test-rig.ts';
import type { Disturbance, Disturbances } from './disturbances.test-rig.ts';

/** Longer than the emulator takes for a write. */
const LOST_MS = 5_000;

type Proxy = Awaited<ReturnType<typeof startProxy>>;

/** Between the cloud's drivers and the emulators, so that the drivers meet what is wrong. */
export function onTheWire({
  firestore,
  pubsub,
  documents,
}: {
  firestore: Proxy;
  pubsub: Proxy;
  /** Past the proxy. */
  documents: Documents;
}): Disturbances {
  const disturbed = new Set<Proxy>();
  const mend = (proxy: Proxy) => {
    if (disturbed.delete(proxy)) proxy.comeUp();
  };
  const whileDown =
    (proxy: Proxy): Disturbance =>
    async (write) => {
      disturbed.add(proxy);
      proxy.goDown();
      try {
        return await unanswered(write());
      } finally {
        mend(proxy);
      }
    };

  return {
    storeAway: whileDown(firestore),
    async answerLost(write, { jobId }) {
      const version = async () => (await documents.get(JOBS, jobId))?.version;
      const before = await version();
      disturbed.add(firestore);
      void firestore.lose('answers');
      const written = unanswered(write());
      // Handled below, and perhaps before that is reached.
      written.catch(() => {});
      try {
        // Where an answer that the write itself waits for was lost, the store goes down without having done it.
        await Promise.race([until(async () => (await version()) !== before), sleep(LOST_MS)]);
        firestore.goDown();
        return await written;
      } finally {
        mend(firestore);
      }
    },
    queueAway: whileDown(pubsub),
    end() {
      for (const proxy of disturbed) mend(proxy);
    },
  };
}

async function unanswered(write: Promise<unknown>): Promise<never> {
  await write;
  throw new Error('the driver answered, although nothing was there to answer it');
}
