import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { TransientError } from '../../shared/errors.ts';
import type { RenderFormat } from '../../shared/report/render-format.ts';

/** One document of four hundred pages takes less. */
const RENDER_MS = 120_000;
/** Then its memory is given back: fonts and compilers. */
const IDLE_MS = 60_000;

export interface RenderThread {
  render: RenderFormat;
  close(): Promise<void>;
}

type Answer = { ok: true; bytes: Uint8Array } | { ok: false; message: string };

/**
 * Writes formats in a thread of its own, one after the other: this process answers callers meanwhile, and native code that
 * fails ends the thread alone. It is started by the first format, and ends when none was asked for a while.
 */
export function createRenderThread({ idleMs = IDLE_MS, renderMs = RENDER_MS } = {}): RenderThread {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  async function renderNow(...task: Parameters<RenderFormat>): Promise<Uint8Array> {
    if (closed) throw new TransientError('unavailable', 'the process is stopping');
    clearTimeout(idle);
    thread ??= new Worker(new URL('./render-thread.entry.ts', import.meta.url));
    thread.ref();
    const signal = AbortSignal.timeout(renderMs);
    const gone = new AbortController();
    let lives = false;
    const died = once(thread, 'exit', { signal: gone.signal }).then(() => null);
    try {
      const answered = once(thread, 'message', { signal });
      thread.postMessage(task);
      const answer = await Promise.race([answered, died]);
      if (answer === null) throw new TransientError('unavailable', 'the writing thread ended');
      lives = true;
      const [said] = answer as [Answer];
      if (said.ok) return said.bytes;
      throw new Error(said.message);
    } catch (error) {
      // One that ended, or hangs, would let the next format wait in vain.
      if (!lives) await end();
      if (signal.aborted) {
        throw new Error(`not written within ${renderMs / 1000} s`, { cause: error });
      }
      throw error;
    } finally {
      gone.abort();
      died.catch(() => undefined);
      thread?.unref();
      idle = setTimeout(() => void end(), idleMs).unref();
    }
  }

  return {
    render(...task) {
      const made = last.then(() => renderNow(...task));
      last = made.catch(() => undefined);
      return made;
    },
    /** What is being written is cut off. */
    async close() {
      closed = true;
      await end();
      await last;
    },
  };
}
