import { startEmulatorProcess } from './emulator-process.ts';
import { freePorts } from './free-ports.ts';
import { locateEmulators } from './locate.ts';
import { thisMachine } from './this-machine.ts';

/** `address:port`, as FIRESTORE_EMULATOR_HOST and PUBSUB_EMULATOR_HOST take it. */
export interface EmulatorHosts {
  firestoreHost: string;
  pubsubHost: string;
}

/** Quick to start rather than fastest in the long run, and no file in the folder for temporary ones. */
const JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xmx1g'];

/**
 * Starts the official emulators on free ports and resolves when both answer. Rejects with what to install
 * when something is missing. `close` resolves when both processes are gone.
 */
export async function startEmulators(): Promise<EmulatorHosts & { close(): Promise<void> }> {
  const located = locateEmulators(thisMachine(process.env));
  if (!located.ok) {
    throw new Error(`The emulators cannot start. Missing:\n- ${located.missing.join('\n- ')}`);
  }
  const { java, firestoreJar, pubsubJar } = located;
  const [firestorePort, pubsubPort] = await freePorts(2);
  const firestoreHost = `127.0.0.1:${firestorePort}`;
  const pubsubHost = `127.0.0.1:${pubsubPort}`;
  // In English whatever the machine speaks: clients compare its messages.
  const firestore = ['-Duser.language=en', '-cp', firestoreJar];
  const main = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
  const started = await Promise.allSettled([
    startEmulatorProcess({
      name: 'Firestore',
      command: [
        ...[java, ...JVM, ...firestore, main, 'start'],
        ...['--host=127.0.0.1', `--port=${firestorePort}`],
      ],
      host: firestoreHost,
    }),
    startEmulatorProcess({
      name: 'Pub/Sub',
      command: [java, ...JVM, '-jar', pubsubJar, '--host=127.0.0.1', `--port=${pubsubPort}`],
      host: pubsubHost,
    }),
  ]);
  const close = async () => {
    await Promise.all(started.map(async (one) => one.status === 'fulfilled' && one.value.close()));
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  return { firestoreHost, pubsubHost, close };
}
