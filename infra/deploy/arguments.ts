import { Argument, Command, CommanderError, InvalidArgumentError } from 'commander';

export interface Where {
  project: string;
  region: string;
  stateBucket: string;
  /** Of Terraform; read after the project's own. */
  varFile: string | undefined;
}

export type Action =
  | { do: 'doctor' }
  | { do: 'plan' | 'apply'; targets: readonly string[]; build: boolean }
  | { do: 'canary'; service: string; percent: number; build: boolean }
  | { do: 'promote'; service: string }
  | { do: 'rollback'; service: string; to: string | undefined };

export type Parsed =
  | { kind: 'run'; action: Action; where: Where; dryRun: boolean }
  | { kind: 'help'; text: string }
  | { kind: 'usage'; message: string };

const NEXT = `
What changes production asks for --yes; --dry-run prints the commands and runs none.
Exit code: 0 done, 1 something failed or was refused, 2 a fault in the arguments.`;

/** Reads GCP_PROJECT_ID and GCP_REGION of `env` where the options do not say. `functions`: those there are. */
export function parseArguments(
  argv: readonly string[],
  env: Record<string, string | undefined>,
  functions: readonly string[],
): Parsed {
  const text: string[] = [];
  const chosen: { action?: Action; options?: Shared } = {};
  const program = new Command('npm run deploy --')
    .description('Builds the functions, sets up what infra/terraform says, and directs traffic.')
    .addHelpText('after', NEXT)
    .exitOverride()
    .configureOutput({
      writeOut: (line) => text.push(line),
      writeErr: (line) => text.push(line),
    });

  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--project <id>', 'Google Cloud project', env.GCP_PROJECT_ID || undefined)
      .option('--region <region>', 'region of the functions', env.GCP_REGION || 'europe-west4')
      .option('--state-bucket <name>', "Terraform's (default: <project>-terraform-state)")
      .option('--var-file <file>', 'further variables for Terraform')
      .option('--dry-run', 'print the commands, run none', false);
  const changing = (name: string, description: string) =>
    command(name, description).option('--yes', 'go ahead', false);

  command('doctor', 'looks whether all is there that a first deploy needs').action(
    (options: Shared) => {
      chosen.action = { do: 'doctor' };
      chosen.options = options;
    },
  );
  command('plan', 'builds, and says what apply would change')
    .option('--target <address...>', 'only these resources and what they need', [])
    .option('--no-build', 'take dist/ as it is')
    .action((options: Shared & { target: string[]; build: boolean }) => {
      chosen.action = { do: 'plan', targets: options.target, build: options.build };
      chosen.options = options;
    });
  changing('apply', 'builds, plans, makes it so, and sends all traffic to the newest revisions')
    .option('--target <address...>', 'only these resources and what they need', [])
    .option('--no-build', 'take dist/ as it is')
    .action((options: Shared & { target: string[]; build: boolean }) => {
      chosen.action = { do: 'apply', targets: options.target, build: options.build };
      chosen.options = options;
    });
  changing('canary', 'a new revision of one function, for a part of its traffic')
    .addArgument(new Argument('<function>').choices(functions))
    .option('--percent <n>', 'of the traffic', percent, 10)
    .option('--no-build', 'take dist/ as it is')
    .action((service: string, options: Shared & { percent: number; build: boolean }) => {
      chosen.action = { do: 'canary', service, percent: options.percent, build: options.build };
      chosen.options = options;
    });
  changing('promote', 'all traffic to the canary')
    .addArgument(new Argument('<function>').choices(functions))
    .action((service: string, options: Shared) => {
      chosen.action = { do: 'promote', service };
      chosen.options = options;
    });
  changing('rollback', 'all traffic to the revision before')
    .addArgument(new Argument('<function>').choices(functions))
    .option('--to <revision>', 'to this one')
    .action((service: string, options: Shared & { to?: string }) => {
      chosen.action = { do: 'rollback', service, to: options.to };
      chosen.options = options;
    });

  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const said = text.join('');
    return error.exitCode === 0
      ? { kind: 'help', text: said }
      : { kind: 'usage', message: said || `${error.message}\n` };
  }
  return check(chosen.action, chosen.options);
}

interface Shared {
  project?: string;
  region: string;
  stateBucket?: string;
  varFile?: string;
  dryRun: boolean;
  yes?: boolean;
}

function check(action: Action | undefined, options: Shared | undefined): Parsed {
  if (action === undefined || options === undefined) return usage('which command? see --help');
  const { project, region, dryRun } = options;
  if (project === undefined) return usage('which project? --project, or GCP_PROJECT_ID');
  const to = action.do === 'rollback' ? action.to : undefined;
  const targets = 'targets' in action ? action.targets : [];
  const faults = [
    ...faultOf('--project (or GCP_PROJECT_ID)', project, PROJECT),
    ...faultOf('--region (or GCP_REGION)', region, REGION),
    ...faultOf('--state-bucket', options.stateBucket, BUCKET),
    ...faultOf('--var-file', options.varFile, FILLED),
    ...faultOf('--to', to, REVISION),
    ...targets.flatMap((target) => faultOf('--target', target, FILLED)),
  ];
  if (faults.length > 0) return usage(faults.join('\nerror: '));
  const looks = action.do === 'plan' || action.do === 'doctor';
  if (!looks && !dryRun && options.yes !== true) {
    return usage(`${action.do} changes production: repeat it with --yes, or look first: --dry-run`);
  }
  const stateBucket = options.stateBucket ?? `${project}-terraform-state`;
  return {
    kind: 'run',
    action,
    where: { project, region, stateBucket, varFile: options.varFile },
    dryRun,
  };
}

interface Form {
  pattern: RegExp;
  must: string;
}

/** As infra/terraform/variables.tf has them. */
const PROJECT: Form = {
  pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  must: 'be a project id: 6 to 30 lower-case letters, digits and hyphens',
};
const REGION: Form = { pattern: /^[a-z]+-[a-z]+[0-9]+$/, must: 'look like europe-west4' };
const BUCKET: Form = {
  pattern: /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/,
  must: 'be the name of a bucket, without gs://',
};
const REVISION: Form = {
  pattern: /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  must: 'name a revision, as gcloud run revisions list shows them',
};
const FILLED: Form = { pattern: /\S/, must: 'not be empty' };

function faultOf(option: string, value: string | undefined, { pattern, must }: Form): string[] {
  if (value === undefined || pattern.test(value)) return [];
  return [`${option} must ${must}; it is ${JSON.stringify(value)}`];
}

function usage(message: string): Parsed {
  return { kind: 'usage', message: `error: ${message}\n` };
}

function percent(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 99) {
    throw new InvalidArgumentError('Must be a whole number from 1 to 99.');
  }
  return value;
}
