import { Option, type Command as Parser } from 'commander';
import { SCOPES } from '../../shared/domain/api-key.ts';
import { accountName, type Flags, whole } from './argument-values.ts';
import type { Command } from './commands.ts';

/** Adds a command to a group; see `parseArguments`. */
type Add = (
  parent: Parser,
  name: string,
  description: string,
  make: (words: string[], flags: Flags) => Command,
  asksYes?: string,
) => Parser;

/** The commands on callers: their keys, and how they are called back. */
export function addAccess(add: Add, group: (name: string, description: string) => Parser): void {
  const keys = group('keys', 'of callers, where AUTH_MODE is api-key');
  add(
    keys,
    'create',
    'makes one and prints it, once',
    (_, { account = '', scope = 'analyze', days }) => ({
      do: 'keys create',
      account,
      scope,
      days: days ?? null,
    }),
  )
    .requiredOption('--account <name>', 'whose jobs are seen with it', accountName)
    .addOption(
      new Option('--scope <scope>', 'each holds those before it')
        .choices(SCOPES)
        .default('analyze'),
    )
    .option('--days <n>', 'how long it is good (default: until it is revoked)', whole(1, 3650));
  add(keys, 'list', 'newest first', () => ({ do: 'keys list' }));
  add(
    keys,
    'revoke',
    'makes one useless at once',
    ([id = '']) => ({ do: 'keys revoke', id }),
    'who has the key is let in no more',
  ).argument('<id>');

  const callbacks = group('callbacks', 'to whoever asked to be told of the end of a job');
  add(callbacks, 'list', 'those owed and given up, newest first', (_, { state, limit = 20 }) => ({
    do: 'callbacks list',
    states: state === undefined ? ['owed', 'given_up'] : [state],
    limit,
  }))
    .addOption(
      new Option('--state <state>', 'only these').choices(['owed', 'delivered', 'given_up']),
    )
    .option('--limit <n>', 'at most so many (default: 20)', whole(1, 200));
  add(callbacks, 'redeliver', 'with the next sweep, for another day', ([id = '']) => ({
    do: 'callbacks redeliver',
    id,
  })).argument('<job>');
  add(
    callbacks,
    'secret',
    'prints what receivers check signatures with; makes it the first time',
    (_, { account, rotate = false, keepDays = 7 }) => ({
      do: 'callbacks secret',
      account: account ?? null,
      rotate,
      keepDays,
    }),
  )
    .option('--account <name>', 'whose (default: of jobs without an account)', accountName)
    .option('--rotate', 'makes a new one; callbacks are signed with the old one, too, for a while')
    .option('--keep-days <n>', 'that while (default: 7; 0 where it leaked)', whole(0, 30));
}
