import { join } from 'node:path';
import { SCHEDULES } from '../shared/domain/schedules.ts';
import { functionNames } from './build/functions.ts';
import { type Block, readFolder } from './terraform/hcl.test-parser.ts';

const blocks = readFolder(join(import.meta.dirname, 'terraform'));

/** What Terraform sets up in a project, by the names that gcloud knows it by. */
const SETS: Record<string, readonly string[]> = {
  function: functionNames(),
  schedule: SCHEDULES.map(({ name }) => name),
  topic: namesOf('google_pubsub_topic'),
  subscription: namesOf('google_pubsub_subscription'),
  secret: [...local('secrets').matchAll(/^ {4}([\w-]+)\s+=/gm)].map((match) => match[1] ?? ''),
  bucket: namesOf('google_storage_bucket').map((name) =>
    name.replace(/^\$\{var\.project_id\}/, () => '$GCP_PROJECT_ID'),
  ),
};

/** What the first word after these, or their flag, has to name; null: nothing of ours. */
const COMMANDS: [start: string, kind: keyof typeof SETS | null, flag?: string][] = [
  ['auth', null],
  ['config set', null],
  ['firestore backups list', null],
  ['firestore databases delete', null],
  ['firestore databases update', null],
  ['firestore export', null],
  ['logging read', null],
  ['projects get-iam-policy', null],
  ['pubsub subscriptions modify-push-config', 'subscription'],
  ['pubsub subscriptions pull', 'subscription'],
  ['pubsub topics get-iam-policy', 'topic'],
  ['run revisions list', 'function', '--service'],
  ['run services describe', 'function'],
  ['run services get-iam-policy', 'function'],
  ['run services logs read', 'function'],
  ['scheduler jobs describe', 'schedule'],
  ['secrets versions add', 'secret'],
  ['secrets versions disable', 'secret', '--secret'],
  ['storage cp', null],
  ['storage ls', null],
  ['storage rsync', null],
];

/** What a gcloud command names that Terraform does not set up. `words`: after `gcloud`. */
export function unknownNames(words: readonly string[]): string[] {
  const text = words.join(' ');
  const command = COMMANDS.find(([start]) => text.startsWith(`${start} `));
  if (command === undefined) return [`a command that this test does not know: gcloud ${text}`];
  const [start, kind, flag] = command;
  const named = flag
    ? words.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1)
    : words[start.split(' ').length];
  const buckets = words.flatMap((word) => /^gs:\/\/([^/]+)/.exec(word)?.[1] ?? []);
  return [
    ...(kind === null || known(kind, named ?? '') ? [] : [`${kind} ${named}`]),
    ...buckets.filter((name) => !known('bucket', name)).map((name) => `bucket ${name}`),
  ];
}

function known(kind: string, name: string): boolean {
  return SETS[kind]?.includes(name) ?? false;
}

export const terraformVariables: readonly string[] = blocks
  .filter(({ type }) => type === 'variable')
  .map(({ labels }) => labels[0] ?? '');

/** The title of every alert, in parts where something stands within it that is not known here. */
export const alertTitles: readonly string[][] = blocks
  .filter(({ labels }) => labels[0] === 'google_monitoring_alert_policy')
  .flatMap(titlesOf)
  .map((title) => title.split(/\$\{[^}]*\}/));

function titlesOf({ attributes }: Block): string[] {
  const title = attributes.get('display_name') ?? '';
  if (title !== 'each.value.title') return [title.slice(1, -1)];
  const table = /^local\.(\w+)$/.exec(attributes.get('for_each') ?? '')?.[1] ?? '';
  return [...local(table).matchAll(/title\s+= "([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** With the names of other blocks that they are made of. */
function namesOf(type: string): string[] {
  const nameOf = (block: Block | undefined): string =>
    (block?.attributes.get('name') ?? '')
      .replace(/^(\w+\.\w+\.name)$/, '"$${$1}"')
      .replace(/\$\{(\w+\.\w+)\.name\}/g, (_, address) =>
        nameOf(blocks.find(({ labels }) => labels.join('.') === address)),
      )
      .replace(/^"|"$/g, '');
  return blocks.filter(({ labels }) => labels[0] === type).map(nameOf);
}

function local(name: string): string {
  const values = blocks.flatMap(({ type, attributes }) =>
    type === 'locals' ? (attributes.get(name) ?? []) : [],
  );
  if (values[0] === undefined) throw new Error(`local.${name} is missing`);
  return values[0];
}
