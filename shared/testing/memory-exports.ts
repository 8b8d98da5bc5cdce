import { TransientError } from '../errors.ts';
import type { DatabaseExports, ExportContents, ExportProgress } from '../ops-ports.ts';
import type { Clock } from '../ports.ts';

interface Kept {
  name: string;
  progress: ExportProgress;
  finishedAt: string;
}

export interface MemoryExports extends DatabaseExports {
  whole: boolean;
  /** Names of exports that were started, oldest first. */
  readonly started: readonly string[];
  /** What the next exports end as, once `finish` is called; at once when `slow` is false. */
  next: {
    progress: ExportProgress;
    slow: boolean;
    faults: string[];
    startFails: boolean;
    /** Of each of them, now. */
    contents: ExportContents | null;
  };
  finish(): void;
}

/** Exports as a list of names; what they hold is what the test says. */
export function createMemoryExports(clock: Clock): MemoryExports {
  const kept: Kept[] = [];
  const started: string[] = [];
  const unfinished: (() => void)[] = [];
  return {
    whole: true,
    started,
    next: {
      progress: { state: 'done', documents: 10, estimatedDocuments: 10, bytes: 100 },
      slow: false,
      faults: [],
      startFails: false,
      contents: null,
    },
    finish() {
      for (const end of unfinished.splice(0)) end();
    },
    async start(name) {
      if (started.includes(name)) throw new Error(`the name ${name} was used before`);
      started.push(name);
      if (this.next.startFails) throw new TransientError('unavailable', 'no answer');
      const { progress, slow } = this.next;
      const one: Kept = { name, progress: { state: 'running' }, finishedAt: '' };
      kept.push(one);
      const end = () => {
        one.progress = progress;
        one.finishedAt = new Date(clock.now()).toISOString();
      };
      if (slow) unfinished.push(end);
      else end();
      return `operations/${name}`;
    },
    async progress(operation) {
      const one = kept.find(({ name }) => operation === `operations/${name}`);
      return one?.progress ?? { state: 'failed', reason: 'there is no such operation' };
    },
    async list() {
      return kept
        .filter(({ progress }) => progress.state === 'done')
        .map(({ name, finishedAt }) => ({ name, finishedAt }))
        .reverse();
    },
    async check() {
      return this.next.faults;
    },
    async contents() {
      return this.next.contents;
    },
    open: async () => null,
    restore: async () => {
      throw new Error('there is nothing to restore from memory');
    },
    async delete(name) {
      kept.splice(
        kept.findIndex((one) => one.name === name),
        1,
      );
    },
  };
}
