import { PermanentError, TransientError } from '../../shared/errors.ts';
import { plainLines, plainText } from '../local/cli/plain-text.ts';
import { type Answer, Refusal, UsageError } from './answer.ts';
import { parseArguments } from './arguments.ts';
import { backupList, backupNow, backupRestore, backupVerify } from './backup.ts';
import { cacheStats } from './cache-stats.ts';
import { cacheWarm } from './cache-warm.ts';
import { callbackRedeliver, callbackSecret, callbacksList } from './callbacks.ts';
import type { Command, CommandName, CommandNamed } from './commands.ts';
import { frameworksAdd, frameworksList, frameworksRemove } from './frameworks.ts';
import { jobCancel } from './job-cancel.ts';
import { jobRetry } from './job-retry.ts';
import { jobShow } from './job-show.ts';
import { jobsList } from './jobs-list.ts';
import { keysCreate, keysList, keysRevoke } from './keys.ts';
import { lifecycleApply, lifecyclePlan } from './lifecycle.ts';
import type { Operated } from './operated.ts';
import { queue } from './queue.ts';
import { scheduleChange, scheduleRun, schedulesList } from './schedules.ts';
import { status } from './status.ts';

export const EXIT = { well: 0, failed: 1, usage: 2 } as const;

const COMMANDS: {
  [N in CommandName]: (uses: Operated, command: CommandNamed<N>) => Promise<Answer>;
} = {
  status,
  queue,
  'jobs list': jobsList,
  'jobs show': jobShow,
  'jobs retry': jobRetry,
  'jobs cancel': jobCancel,
  'backup now': backupNow,
  'backup list': backupList,
  'backup verify': backupVerify,
  'backup restore': backupRestore,
  'lifecycle plan': lifecyclePlan,
  'lifecycle apply': lifecycleApply,
  'schedules list': schedulesList,
  'schedules pause': scheduleChange,
  'schedules resume': scheduleChange,
  'schedules run': scheduleRun,
  'keys create': keysCreate,
  'keys list': keysList,
  'keys revoke': keysRevoke,
  'callbacks list': callbacksList,
  'callbacks redeliver': callbackRedeliver,
  'callbacks secret': callbackSecret,
  'frameworks add': frameworksAdd,
  'frameworks list': frameworksList,
  'frameworks remove': frameworksRemove,
  'cache stats': cacheStats,
  'cache warm': cacheWarm,
};

/**
 * The operator's command. Resolves with the exit code. What was found goes to stdout, as lines for people or
 * as one JSON document, which for a failure is `{error}`; faults go to stderr too.
 */
export async function run({
  argv,
  stdout,
  stderr,
  open,
}: {
  /** Without the program and the script. */
  argv: readonly string[];
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  /** Reads the configuration and opens what it names; throws with every fault in the message. */
  open: () => Operated;
}): Promise<number> {
  const print = (data: unknown) => stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  const fail = (message: string, exit: number) => {
    if (argv.includes('--json')) print({ error: message.replace(/^error: /, '').trimEnd() });
    return exit;
  };
  const parsed = parseArguments(argv);
  if (parsed.kind === 'help') {
    stdout.write(parsed.text);
    return EXIT.well;
  }
  if (parsed.kind === 'usage') {
    stderr.write(parsed.message);
    return fail(parsed.message, EXIT.usage);
  }
  const failBy = (error: unknown, exit: number) => {
    const message = plainLines(messageOf(error)).join('\n');
    stderr.write(`error: ${message}\n`);
    return fail(message, exit);
  };
  let operated: Operated;
  try {
    operated = open();
  } catch (error) {
    return failBy(error, EXIT.usage);
  }
  try {
    const answer = await carryOut(operated, parsed.command);
    if (parsed.json) print(answer.data);
    else stdout.write(`${answer.lines.map(plainText).join('\n')}\n`);
    return answer.ok ? EXIT.well : EXIT.failed;
  } catch (error) {
    return failBy(error, error instanceof UsageError ? EXIT.usage : EXIT.failed);
  } finally {
    await operated.close();
  }
}

function carryOut<N extends CommandName>(
  uses: Operated,
  command: Command & { do: N },
): Promise<Answer> {
  // Each command stands at its own name.
  const act = COMMANDS[command.do] as (uses: Operated, command: Command) => Promise<Answer>;
  return act(uses, command);
}

/** What is no known error is a defect: its trace says where. */
function messageOf(error: unknown): string {
  const known = [UsageError, Refusal, PermanentError, TransientError].some(
    (kind) => error instanceof kind,
  );
  if (known && error instanceof Error) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
