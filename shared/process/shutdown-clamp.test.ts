import { expect, it, vi } from 'vitest';
import { parseConfig } from './config.ts';
import { warnOfShutdownClamp } from './shutdown-clamp.ts';

it.each([
  [{}, 0],
  [{ GRACEFUL_SHUTDOWN_TIMEOUT: '8' }, 0],
  [{ GRACEFUL_SHUTDOWN_TIMEOUT: '20' }, 1],
])('a time to stop that was asked for and cannot be had is warned of: %j', (env, times) => {
  const warn = vi.fn();
  warnOfShutdownClamp(parseConfig(env), { warn });
  expect(warn).toHaveBeenCalledTimes(times);
  if (times === 1) {
    expect(warn).toHaveBeenCalledWith({ asked_seconds: 20, used_seconds: 8 }, expect.any(String));
  }
});
