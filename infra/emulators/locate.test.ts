import { expect, it } from 'vitest';
import { locateEmulators, type Machine } from './locate.ts';

const folders: Record<string, readonly string[]> = {
  '/sdk/platform': ['bundledpythonunix', 'cloud-firestore-emulator', 'pubsub-emulator'],
  '/sdk/platform/cloud-firestore-emulator': [
    'cloud-firestore-emulator.jar',
    'cloud_firestore_emulator',
  ],
  '/sdk/platform/pubsub-emulator/lib': ['cloud-pubsub-emulator-0.8.20-all.jar'],
};

function machine(differences: Partial<Machine> = {}): Machine {
  return {
    which: (name) => `/usr/bin/${name}`,
    resolve: (path) => path.replace('/usr/bin/gcloud', '/sdk/bin/gcloud'),
    list: (folder) => folders[folder] ?? [],
    askGcloud: () => undefined,
    sdkRoot: undefined,
    ...differences,
  };
}

const found = {
  ok: true,
  java: '/usr/bin/java',
  firestoreJar: '/sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar',
  pubsubJar: '/sdk/platform/pubsub-emulator/lib/cloud-pubsub-emulator-0.8.20-all.jar',
};
const without = (name: string) => (wanted: string) =>
  wanted === name ? undefined : `/usr/bin/${wanted}`;
const lacking = (folder: string) => (asked: string) =>
  asked === folder ? [] : (folders[asked] ?? []);

it.each<[behaviour: string, differences: Partial<Machine>]>([
  ['finds both beside the program that the gcloud link leads to', {}],
  [
    'asks gcloud when nothing lies beside it',
    { resolve: () => '/opt/shims/bin/gcloud', askGcloud: () => '/sdk' },
  ],
  ['takes a named root when there is no gcloud', { which: without('gcloud'), sdkRoot: '/sdk' }],
])('%s', (_behaviour, differences) => {
  expect(locateEmulators(machine(differences))).toEqual(found);
});

it.each<[thing: string, differences: Partial<Machine>, advice: RegExp[]]>([
  ['Java', { which: without('java') }, [/^Java 11 or newer/]],
  ['the SDK', { which: without('gcloud') }, [/^the Google Cloud SDK .*CLOUDSDK_ROOT_DIR/]],
  [
    'the SDK that gcloud does not tell',
    { resolve: () => '/opt/shims/bin/gcloud' },
    [/^the Google Cloud SDK/],
  ],
  [
    'the Firestore emulator',
    { list: lacking('/sdk/platform/cloud-firestore-emulator') },
    [
      /gcloud components install cloud-firestore-emulator.*apt-get install google-cloud-cli-firestore-emulator/,
    ],
  ],
  [
    'the Pub/Sub emulator',
    { list: lacking('/sdk/platform/pubsub-emulator/lib') },
    [/gcloud components install pubsub-emulator.*apt-get install google-cloud-cli-pubsub-emulator/],
  ],
  ['Java and the SDK together', { which: () => undefined }, [/^Java/, /^the Google Cloud SDK/]],
])('says how to install %s when it is missing, and nothing else', (_thing, differences, advice) => {
  const located = locateEmulators(machine(differences));
  expect(located).toEqual({ ok: false, missing: advice.map((one) => expect.stringMatching(one)) });
});
