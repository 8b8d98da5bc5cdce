import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Shell {
  /** Its output goes to ours. Throws DeployError unless it ends with 0. */
  run(program: string, args: readonly string[]): Promise<void>;
  /** Its standard output as JSON; `unrun` when commands are only printed. */
  readJson(program: string, args: readonly string[], unrun: unknown): Promise<unknown>;
  /** Its standard output, which may be secret; null when it failed, or was only printed. */
  ask(program: string, args: readonly string[]): Promise<string | null>;
}

/** What a person can act on; the message says it all. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}

const WHERE_FROM: Record<string, string> = {
  terraform: 'https://developer.hashicorp.com/terraform/install (1.9 or later)',
  gcloud: 'https://cloud.google.com/sdk/docs/install',
};

/** Prints each command before it runs, as it could be typed. */
export function createShell(uses: {
  cwd: string;
  say: (line: string) => void;
  dryRun: boolean;
}): Shell {
  async function start(program: string, args: readonly string[], capture: boolean) {
    uses.say(`$ ${[program, ...args].map(quoted).join(' ')}`);
    if (uses.dryRun) return undefined;
    const child = spawn(program, args, {
      cwd: uses.cwd,
      stdio: ['inherit', capture ? 'pipe' : 'inherit', 'inherit'],
    });
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    try {
      const [code, signal] = await once(child, 'close');
      if (code !== 0) throw new DeployError(`${program} ended with ${signal ?? code}.`);
    } catch (error) {
      throw missing(error) ? new DeployError(absent(program), { cause: error }) : error;
    }
    return text;
  }

  return {
    async run(program, args) {
      await start(program, args, false);
    },
    async readJson(program, args, unrun) {
      const text = await start(program, args, true);
      if (text === undefined) return unrun;
      try {
        return JSON.parse(text);
      } catch (cause) {
        throw new DeployError(`${program} did not answer with JSON.`, { cause });
      }
    },
    async ask(program, args) {
      try {
        return (await start(program, args, true)) ?? null;
      } catch (error) {
        if (error instanceof DeployError) return null;
        throw error;
      }
    },
  };
}

function missing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function absent(program: string): string {
  const from = WHERE_FROM[program];
  return `${program} is not installed${from === undefined ? '' : `: ${from}`}.`;
}

function quoted(word: string): string {
  return /^[\w./:=@%+,~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
