import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../build/root.ts';
import type { Where } from './arguments.ts';
import type { Shell } from './shell.ts';

/** Called by Terraform before it can enable any other. */
const APIS = [
  'cloudresourcemanager',
  'serviceusage',
  'firestore',
  'monitoring',
  'pubsub',
  'cloudscheduler',
].map((name) => `${name}.googleapis.com`);
const SECRETS = ['gemini-api-key', 'tavily-api-key'];
interface Check {
  what: string;
  /** The command that answers; absent: `holds` looks by itself. */
  asks?: readonly [program: string, ...args: string[]];
  holds: (answer: string) => boolean;
  /** What mends it, to be typed. */
  cure: string;
  /** Nothing after it can be told when it does not hold. */
  first?: true;
}

/** Looks at what a first deploy needs, changes nothing, and answers whether all is there. */
export async function doctor({
  shell,
  where,
  say,
}: {
  shell: Shell;
  where: Where;
  say: (line: string) => void;
}): Promise<boolean> {
  const account = (await shell.ask('gcloud', ['config', 'get-value', 'account']))?.trim() || 'YOU';
  let well = true;
  for (const { what, asks, holds, cure, first } of [
    ...ofThisMachine(),
    ...ofTheProject(where, account),
    ...ofTheDeploy(where),
  ]) {
    const answer = asks ? await shell.ask(asks[0], asks.slice(1)) : '';
    const held = answer !== null && holds(answer);
    say(held ? `ok       ${what}` : `missing  ${what}\n         ${cure}`);
    well &&= held;
    if (!held && first) return false;
  }
  return well;
}

function ofThisMachine(): Check[] {
  return [
    {
      what: 'Terraform, 1.9 or later',
      asks: ['terraform', 'version', '-json'],
      holds: told(z.object({ terraform_version: z.string() }), ({ terraform_version }) => {
        const [major = 0, minor = 0] = terraform_version.split('.').map(Number);
        return major > 1 || (major === 1 && minor >= 9);
      }),
      cure: 'open https://developer.hashicorp.com/terraform/install',
    },
    {
      what: 'gcloud',
      asks: gcloud('version'),
      holds: () => true,
      cure: 'open https://cloud.google.com/sdk/docs/install',
      first: true,
    },
    {
      what: 'somebody is signed in to gcloud',
      asks: gcloud('auth', 'list', '--filter=status:ACTIVE'),
      holds: told(FILLED, () => true),
      cure: 'gcloud auth login',
      first: true,
    },
    {
      what: 'Terraform may act as you',
      asks: ['gcloud', 'auth', 'application-default', 'print-access-token'],
      holds: (answer) => answer.trim() !== '',
      cure: 'gcloud auth application-default login',
    },
  ];
}

function ofTheProject({ project }: Where, account: string): Check[] {
  const found = (api: string) => `--filter=config.name=${api}`;
  return [
    {
      what: `the project ${project} is there`,
      asks: gcloud('projects', 'describe', project),
      holds: told(z.object({ lifecycleState: z.literal('ACTIVE') }), () => true),
      cure: `gcloud projects create ${project}`,
      first: true,
    },
    {
      what: 'it is billed to an account',
      asks: gcloud('billing', 'projects', 'describe', project),
      holds: told(z.object({ billingEnabled: z.literal(true) }), () => true),
      cure: `gcloud billing projects link ${project} --billing-account=ACCOUNT # one of: gcloud billing accounts list`,
    },
    {
      what: 'you own it, and so may set up all (what a group or a folder gives is not seen here)',
      asks: gcloud(
        ...['projects', 'get-iam-policy', project, '--flatten=bindings[].members'],
        `--filter=bindings.role=roles/owner AND bindings.members:${account}`,
      ),
      holds: told(FILLED, () => true),
      cure: `gcloud projects add-iam-policy-binding ${project} --member=user:${account} --role=roles/owner`,
    },
    ...APIS.map((api) => ({
      what: `the API ${api} is enabled`,
      asks: gcloud('services', 'list', '--enabled', `--project=${project}`, found(api)),
      holds: told(FILLED, () => true),
      cure: `gcloud services enable ${api} --project=${project}`,
    })),
  ];
}

function ofTheDeploy({ project, region, stateBucket, varFile }: Where): Check[] {
  const own = `infra/terraform/${project}.tfvars`;
  const versions = (secret: string) =>
    gcloud('secrets', 'versions', 'list', secret, `--project=${project}`, '--filter=state:ENABLED');
  return [
    {
      what: `the bucket of Terraform's state, ${stateBucket}`,
      asks: gcloud('storage', 'buckets', 'describe', `gs://${stateBucket}`),
      holds: () => true,
      cure: `gcloud storage buckets create gs://${stateBucket} --project=${project} --location=${region} --uniform-bucket-level-access --public-access-prevention`,
    },
    {
      what: 'a file of variables, which says who is alerted',
      holds: () => varFile !== undefined || existsSync(join(root, own)),
      cure: `echo 'alert_email = "ops@example.com"' > ${own}`,
    },
    ...SECRETS.map((secret) => ({
      what: `the secret ${secret} has a value`,
      asks: versions(secret),
      holds: told(FILLED, () => true),
      cure: `npm run deploy -- apply --yes --target google_secret_manager_secret.key && gcloud secrets versions add ${secret} --project=${project} --data-file=-`,
    })),
  ];
}

const FILLED = z.array(z.unknown()).min(1);

function gcloud(...args: string[]): readonly [string, ...string[]] {
  return ['gcloud', ...args, '--format=json'];
}

/** An answer in another shape holds nothing. */
function told<T>(schema: z.ZodType<T>, holds: (value: T) => boolean) {
  return (answer: string): boolean => {
    const parsed = asJson.pipe(schema).safeParse(answer);
    return parsed.success && holds(parsed.data);
  };
}

const asJson = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON' });
    return z.NEVER;
  }
});
