import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readHolder } from '../../shared/adapters/embedded/data-dir.ts';
import { PermanentError } from '../../shared/errors.ts';
import { type Config, parseConfig } from '../../shared/process/config.ts';
import { createInterrupt } from './cli/interrupt.ts';
import { openFile } from './cli/open.ts';
import { EXIT } from './cli/outcome.ts';
import { run } from './cli/run.ts';
import { createConnect } from './cli/server.ts';
import { outliveWriteFaults } from './cli/write-faults.ts';

/** For a server that only this person asks. */
const OWN_RATE_LIMIT_PER_HOUR = 100_000;

outliveWriteFaults();
const now = () => performance.now();
const interrupt = createInterrupt({ now, end: () => process.exit(EXIT.interrupted) });
process.on('SIGINT', interrupt.press);

const wait = (ms: number, signal?: AbortSignal) =>
  sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);

/** The keys are not looked at, and the data lie apart: a server with keys may hold the other folder. */
function demonstrationOf(
  env: Record<string, string | undefined>,
): Record<string, string | undefined> {
  const services = Object.keys(env).filter((name) => /^(GEMINI|TAVILY)_|^PLATFORM$/.test(name));
  const without = Object.fromEntries(services.map((name) => [name, undefined]));
  const dataDir = dataDirOf(parseConfig({ ...env, ...without }));
  return { ...env, ...without, DATA_DIR: join(dataDir, 'demo') };
}

function dataDirOf({ platform }: Config): string {
  if (platform.name === 'embedded') return platform.dataDir;
  throw new PermanentError(
    'misconfigured',
    'PLATFORM: this command works on the data of this machine (embedded); in the cloud post to the deployed api',
  );
}

process.exitCode = await run({
  argv: process.argv.slice(2),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  interrupted: interrupt.signal,
  now,
  wait,
  open: (file) => openFile(file),
  settle(env, demonstration) {
    const config = parseConfig(demonstration ? demonstrationOf(env) : env);
    const dataDir = dataDirOf(config);
    // Of this person alone: no limit, no keys.
    const own: Config = {
      ...config,
      host: '127.0.0.1',
      rateLimitPerHour: OWN_RATE_LIMIT_PER_HOUR,
      authMode: 'none',
    };
    return {
      dataDir,
      connect: createConnect({
        holder: () => readHolder(dataDir),
        key: env.CONSULTANTOS_API_KEY,
        async start() {
          // Loaded only when needed: most of the start-up time is in there. Without the two settings
          // clients look for a metadata server, and the framework answers with stack traces.
          process.env.METADATA_SERVER_DETECTION ??= 'none';
          process.env.NODE_ENV ??= 'production';
          const { startLocal } = await import('./serve.ts');
          return startLocal({
            config: own,
            port: 0,
            quiet: true,
            frameworksDir: process.env.FRAMEWORKS_DIR,
          });
        },
        wait,
      }),
    };
  },
});
