import { dirname, join } from 'node:path';

/** What is asked of the machine; a missing folder lists nothing. */
export interface Machine {
  /** The executable's full path. */
  which(name: string): string | undefined;
  /** Follows symbolic links. */
  resolve(path: string): string;
  list(folder: string): readonly string[];
  /** The Cloud SDK's root as its own command tells it; takes seconds. */
  askGcloud(gcloud: string): string | undefined;
  /** `CLOUDSDK_ROOT_DIR`, for an SDK that is not on the PATH. */
  sdkRoot: string | undefined;
}

export type Located =
  | { ok: true; java: string; firestoreJar: string; pubsubJar: string }
  /** A sentence for each thing to install. */
  | { ok: false; missing: string[] };

/** Where Java and the two emulators of the Google Cloud SDK are. */
export function locateEmulators(machine: Machine): Located {
  const missing: string[] = [];
  const java = machine.which('java');
  if (!java) missing.push('Java 11 or newer: there is no `java` on the PATH.');
  const root = sdkRoot(machine);
  if (!root) {
    missing.push(
      'the Google Cloud SDK (https://cloud.google.com/sdk/docs/install): there is no `gcloud` on the PATH, and CLOUDSDK_ROOT_DIR names none.',
    );
  }
  const jar = (folder: string, name: RegExp, component: string) => {
    if (!root) return undefined;
    const home = join(root, 'platform', folder);
    const file = machine.list(home).find((entry) => name.test(entry));
    if (file) return join(home, file);
    missing.push(
      `the component ${component}: no emulator in ${home}. Run \`gcloud components install ${component}\` (with apt: \`apt-get install google-cloud-cli-${component.replace('cloud-', '')}\`).`,
    );
    return undefined;
  };
  const firestoreJar = jar(
    'cloud-firestore-emulator',
    /^cloud-firestore-emulator.*\.jar$/,
    'cloud-firestore-emulator',
  );
  const pubsubJar = jar(
    join('pubsub-emulator', 'lib'),
    /^cloud-pubsub-emulator.*\.jar$/,
    'pubsub-emulator',
  );
  return java && firestoreJar && pubsubJar
    ? { ok: true, java, firestoreJar, pubsubJar }
    : { ok: false, missing };
}

function sdkRoot({ which, resolve, list, askGcloud, sdkRoot: named }: Machine) {
  if (named) return named;
  const gcloud = which('gcloud');
  if (!gcloud) return undefined;
  const beside = dirname(dirname(resolve(gcloud)));
  // Some packages put a script of their own before the SDK's.
  return list(join(beside, 'platform')).length > 0 ? beside : askGcloud(gcloud);
}
