import { afterEach, expect, it, vi } from 'vitest';
import { onFirstSignal } from './shutdown.ts';

const own = process.listeners('SIGTERM');
afterEach(() => {
  vi.restoreAllMocks();
  process.removeAllListeners('SIGTERM');
  process.removeAllListeners('SIGINT');
  for (const listener of own) process.on('SIGTERM', listener);
});

it('takes the place of who listened, and at no moment nobody listens', () => {
  const before = vi.fn();
  process.on('SIGTERM', before);
  const left: number[] = [];
  const count = (event: string | symbol) => {
    if (event === 'SIGTERM') left.push(process.listenerCount('SIGTERM'));
  };
  process.on('removeListener', count);
  const run = vi.fn(async () => {});
  onFirstSignal(run);
  process.off('removeListener', count);
  expect(left.length).toBeGreaterThan(0);
  expect(Math.min(...left)).toBeGreaterThan(0);
  process.emit('SIGTERM', 'SIGTERM');
  expect(run).toHaveBeenCalledExactlyOnceWith('SIGTERM');
  expect(before).not.toHaveBeenCalled();
});
