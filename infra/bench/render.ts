import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { FORMAT_NAMES } from '../../shared/report/formats.ts';

const run = promisify(execFile);
const measuredSchema = z.object({
  firstMs: z.number(),
  nextMs: z.number(),
  bytes: z.number(),
  peakMb: z.number(),
});

/** As the function is started (infra/terraform/environment.tf). */
const AS_DEPLOYED = ['--max-semi-space-size=8'];

/** About ten and forty pages of PDF. */
const SIZES = [1, 6];

/** Each format of a short and a long report, in a process of its own: the first time, the next, and the memory it took; `all` of them in one process, in every script. */
export async function render(): Promise<string[]> {
  const lines: string[] = [];
  for (const times of SIZES) {
    for (const format of [...FORMAT_NAMES, 'all']) {
      const script = join(import.meta.dirname, 'render-once.ts');
      const { stdout } = await run(
        process.execPath,
        [...AS_DEPLOYED, script, format, String(times)],
        {
          env: { ...process.env, MALLOC_ARENA_MAX: '2' },
        },
      );
      const { firstMs, nextMs, bytes, peakMb } = measuredSchema.parse(JSON.parse(stdout));
      lines.push(
        `${format} of ${times === 1 ? 'a short' : 'a long'} report: first ${firstMs.toFixed(0)} ms, next ${nextMs.toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} KB, peak ${peakMb.toFixed(0)} MB`,
      );
    }
  }
  return lines;
}
