import { parseConfig } from '../../shared/process/config.ts';
import { outliveWriteFaults } from '../local/cli/write-faults.ts';
import { openCloud } from './open-cloud.ts';
import { openEmbedded } from './open-embedded.ts';
import { run } from './run.ts';

outliveWriteFaults();
process.exitCode = await run({
  argv: process.argv.slice(2),
  stdout: process.stdout,
  stderr: process.stderr,
  open() {
    // Standard output is the answer's alone.
    const config = { ...parseConfig(process.env), logLevel: 'silent' as const };
    const { platform } = config;
    return platform.name === 'gcp'
      ? openCloud(config, platform)
      : openEmbedded(config, platform.dataDir);
  },
});
