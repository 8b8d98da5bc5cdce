import { Presets, SingleBar } from 'cli-progress';
import type { Job } from './answers.ts';
import { plainText } from './plain-text.ts';

export type Terminal = NodeJS.WritableStream & { isTTY?: boolean };

export interface Progress {
  show(job: Job): void;
  /** A line of its own, between bar and bar. */
  note(text: string): void;
  stop(): void;
}

function stageOf(job: Job): string {
  if (job.status === 'pending') return 'waiting';
  if (job.waiting) return waitOf(job.waiting);
  return plainText(job.progress?.stage ?? job.status).replaceAll('_', ' ');
}

const SERVICES: Record<string, string> = {
  model: 'the model service',
  verdicts: 'the verdicts of the second model',
  search: 'the search service',
};

function waitOf({ for: what, reason, until }: NonNullable<Job['waiting']>): string {
  const service = SERVICES[what] ?? what;
  return plainText(`waiting for ${service} (${reason.replaceAll('_', ' ')}) until ${until}`);
}

/** A bar with the stage's name on a terminal; elsewhere one line for each change of stage. */
export function createProgress(stderr: Terminal): Progress {
  const line = (text: string) => void stderr.write(`${plainText(text)}\n`);
  if (stderr.isTTY !== true) {
    let last = '';
    return {
      show(job) {
        const stage = stageOf(job);
        if (stage === last) return;
        last = stage;
        line(`${Math.round(job.progress?.percent ?? 0)} % ${stage}`);
      },
      note: line,
      stop() {},
    };
  }
  let bar: SingleBar | undefined;
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    show(job) {
      const percent = job.progress?.percent ?? 0;
      const values = {
        stage: stageOf(job),
        cost: `$${(job.cost?.spent_usd ?? 0).toFixed(2)}`,
      };
      if (bar === undefined) {
        bar = new SingleBar(
          {
            stream: stderr,
            format: '{bar} {percentage} % | {duration_formatted} | {cost} | {stage}',
            hideCursor: true,
            clearOnComplete: true,
            gracefulExit: false,
          },
          Presets.shades_classic,
        );
        bar.start(100, percent, values);
      } else bar.update(percent, values);
    },
    note(text) {
      stop();
      line(text);
    },
    stop,
  };
}
