import { PermanentError } from '../../shared/errors.ts';
import { parseWorkerConfig } from '../../shared/process/config.ts';
import { startLocal } from './serve.ts';
import { startFault } from './start-fault.ts';

/** `npm start`: everything behind PORT until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  // Clients of Google's libraries would look for a metadata server.
  process.env.METADATA_SERVER_DETECTION ??= 'none';
  // functions-framework answers stack traces otherwise.
  process.env.NODE_ENV ??= 'production';
  // Lines for programs go into a pipe or a file; a person sees one for each job, and what is wrong.
  process.env.LOG_FORMAT ??= process.stdout.isTTY ? 'human' : 'json';
  const config = parseWorkerConfig(process.env);
  const server = await startLocal({
    config,
    port: config.port,
    quiet: false,
    frameworksDir: process.env.FRAMEWORKS_DIR,
  }).catch((error: unknown) => {
    const why = startFault(error, config);
    if (why === null) throw error;
    throw new PermanentError('misconfigured', why, { cause: error });
  });
  const { platform } = config;
  const place = platform.name === 'embedded' ? platform.dataDir : `project ${platform.projectId}`;
  console.error(`ConsultantOS listens on ${server.url}, data in ${place}`);
  if (server.demonstration) {
    console.error(
      'Demonstration data: no GEMINI_API_KEY and TAVILY_API_KEY are set, so simulators answer from sample sources (Tesla, Netflix).',
    );
  }
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    console.error(
      `${signal}: finishing what is under way, at most ${config.shutdownGraceMs / 1000} s`,
    );
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof PermanentError ? error.message : error);
  process.exit(1);
});
