import { functionNames } from '../build/functions.ts';
import { root } from '../build/root.ts';
import { outliveWriteFaults } from '../local/cli/write-faults.ts';
import { parseArguments } from './arguments.ts';
import { doctor } from './doctor.ts';
import { applyPlan, plan } from './release.ts';
import { createShell, DeployError } from './shell.ts';
import { canary, promote, rollback } from './traffic.ts';

const EXIT = { done: 0, failed: 1, usage: 2 } as const;
const say = (line: string) => process.stdout.write(`${line}\n`);

outliveWriteFaults();
process.exitCode = await main();

async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2), process.env, functionNames());
  if (parsed.kind === 'help') {
    process.stdout.write(parsed.text);
    return EXIT.done;
  }
  if (parsed.kind === 'usage') {
    process.stderr.write(parsed.message);
    return EXIT.usage;
  }
  const { action, where, dryRun } = parsed;
  const shell = createShell({ cwd: root, say, dryRun });
  // Nothing has come of commands that were only printed.
  const uses = { shell, where, say: dryRun ? () => undefined : say, dryRun };
  try {
    if (action.do === 'doctor') {
      // Its commands are of no interest, but for who wants to see them and nothing else.
      const asking = createShell({ cwd: root, say: dryRun ? say : () => undefined, dryRun });
      const well = await doctor({ ...uses, shell: asking });
      return well || dryRun ? EXIT.done : EXIT.failed;
    }
    if (action.do === 'canary') await canary(uses, action.service, action);
    else if (action.do === 'promote') await promote(uses, action.service);
    else if (action.do === 'rollback') await rollback(uses, action.service, action.to);
    else {
      await plan(shell, { where, pinned: [], ...action }, dryRun);
      if (action.do === 'apply') await applyPlan(shell);
    }
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return EXIT.failed;
  }
}
