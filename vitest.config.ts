import { defineConfig } from 'vitest/config';

/** `unit`: pure and in-process. `system`: real processes, sockets and files. */
export default defineConfig({
  test: {
    // Most of the time goes to processes that are waited for.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{functions,shared,infra}/**/*.test.ts'],
          exclude: ['**/*.system.test.ts'],
        },
      },
      {
        test: {
          name: 'system',
          include: ['{functions,shared,infra}/**/*.system.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
