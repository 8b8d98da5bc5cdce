import { CommanderError, Command as Parser } from 'commander';
import { JOB_STATUSES } from '../../shared/domain/job.ts';
import { plainLines } from '../local/cli/plain-text.ts';
import { addAccess } from './access-arguments.ts';
import { type Flags, schedule, statuses, whole } from './argument-values.ts';
import type { Command } from './commands.ts';

export type Parsed =
  | { kind: 'run'; command: Command; json: boolean }
  | { kind: 'help'; text: string }
  /** `message` is ready to print. */
  | { kind: 'usage'; message: string };

const AFTER = `
It works on what the environment names (PLATFORM, DATA_DIR, GCP_PROJECT_ID, …), beside whatever runs there.
Exit code: 0 done, 1 something failed or is not well, 2 a fault in the arguments or the configuration.`;

/** `argv` without the program and the script. */
export function parseArguments(argv: readonly string[]): Parsed {
  let chosen: { command: Command; flags: Flags; asksYes: string | undefined } | undefined;
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const program = new Parser('npm run ops --')
    .description("The operator's command.")
    .addHelpText('after', AFTER)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: write });

  /** `make` gets the arguments and the options; `asksYes`: what would happen. */
  function add(
    parent: Parser,
    name: string,
    description: string,
    make: (words: string[], flags: Flags) => Command,
    asksYes?: string,
  ): Parser {
    const parser = parent
      .command(name)
      .description(description)
      .option('--json', 'print one JSON document on stdout, {error} when it fails');
    if (asksYes !== undefined) parser.option('--yes', `go ahead: ${asksYes}`);
    return parser.action((...given: unknown[]) => {
      // commander hands over the arguments, then the options, then itself.
      const words = given.slice(0, -2) as string[];
      const flags = given.at(-2) as Flags;
      chosen = { command: make(words, flags), flags, asksYes };
    });
  }
  const group = (name: string, description: string) =>
    program.command(name).description(description);

  add(program, 'status', 'whether all is well, and what waits', () => ({ do: 'status' }));
  add(program, 'queue', 'what waits for a worker, and dead letters', () => ({ do: 'queue' }));

  const jobs = group('jobs', 'analyses');
  add(jobs, 'list', 'newest first', (_, { status = [], limit = 20, cursor }) => ({
    do: 'jobs list',
    statuses: status,
    limit,
    cursor,
  }))
    .option('--status <names>', `comma-separated: ${JOB_STATUSES.join(', ')}`, statuses)
    .option('--limit <n>', 'at most so many (default: 20)', whole(1, 200))
    .option('--cursor <cursor>', 'go on after an earlier list');
  add(jobs, 'show', 'everything about one', ([id = '']) => ({ do: 'jobs show', id })).argument(
    '<id>',
  );
  add(
    jobs,
    'retry',
    'asks for an ended one again, as a new job; offers an open one to the workers again',
    ([id = '']) => ({ do: 'jobs retry', id }),
  ).argument('<id>');
  add(
    jobs,
    'cancel',
    'ends one',
    ([id = '']) => ({ do: 'jobs cancel', id }),
    'the job ends without a report',
  ).argument('<id>');

  const backup = group('backup', 'copies of the documents');
  add(backup, 'now', 'makes one beside the schedule', () => ({ do: 'backup now' }));
  add(backup, 'list', 'newest first', () => ({ do: 'backup list' }));
  add(backup, 'verify', 'looks for what is wrong with one', ([name = null]) => ({
    do: 'backup verify',
    name,
  })).argument('[name]', 'of backup list; without it the newest');
  add(
    backup,
    'restore',
    'into a new place: a folder, or a database of the project',
    ([name = '', target = '']) => ({ do: 'backup restore', name, target }),
  )
    .argument('<name>')
    .argument('<target>');

  const lifecycle = group('lifecycle', 'how long things are kept');
  add(lifecycle, 'plan', 'what apply would change', () => ({ do: 'lifecycle plan' }));
  add(
    lifecycle,
    'apply',
    'brings the rules into force',
    (_, { force = false }) => ({ do: 'lifecycle apply', force }),
    'what is older than the rules allow is deleted',
  ).option('--force', 'also what would be kept for a shorter time than now');

  const schedules = group('schedules', 'scheduled functions');
  add(schedules, 'list', 'with their last and next runs', () => ({ do: 'schedules list' }));
  for (const [verb, description] of [
    ['pause', 'runs it no more until it is resumed'],
    ['resume', 'runs it by its schedule again'],
    ['run', 'runs it now'],
  ] as const) {
    add(schedules, verb, description, ([name = '']) => ({
      do: `schedules ${verb}`,
      name,
    })).addArgument(schedule());
  }

  addAccess(add, group);

  const frameworks = group('frameworks', 'of your own, beside those of the program');
  add(frameworks, 'add', 'from a file, or in the place of the one of its name', ([file = '']) => ({
    do: 'frameworks add',
    file,
  })).argument('<file>');
  add(frameworks, 'list', 'by name', () => ({ do: 'frameworks list' }));
  add(frameworks, 'remove', 'requests name it no more', ([name = '']) => ({
    do: 'frameworks remove',
    name,
  })).argument('<name>');

  const cache = group('cache', 'paid replies that analyses share');
  add(cache, 'stats', 'how many there are, and of what use', () => ({ do: 'cache stats' }));
  add(
    cache,
    'warm',
    'asks for the analyses of a file (.json: a list of requests; .csv: a column a field)',
    ([file = ''], { wait = false, timeout = 3600 }) => ({
      do: 'cache warm',
      file,
      waitSeconds: wait ? timeout : null,
    }),
  )
    .argument('<file>')
    .option('--wait', 'until they have ended')
    .option('--timeout <seconds>', 'wait no longer (default: 3600)', whole(1, 86_400));

  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'help', text: written };
  }
  // The message repeats what was typed or pasted.
  if (!chosen) return { kind: 'usage', message: plainLines(written).join('\n') };
  const { command, flags, asksYes } = chosen;
  if (asksYes !== undefined && flags.yes !== true) {
    return { kind: 'usage', message: `error: ${asksYes}; say --yes to go ahead\n` };
  }
  return { kind: 'run', command, json: flags.json ?? false };
}
