import { defineConfig } from 'vitest/config';

/**
 * `unit`: pure and in-process. `system`: real processes, sockets and files. `emulators`: the official
 * Firestore and Pub/Sub emulators, which need Java.
 */
export default defineConfig({
  test: {
    // Most of the time goes to processes that are waited for.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{functions,shared,infra}/**/*.test.ts'],
          exclude: ['**/*.{system,emulator}.test.ts'],
          // For the properties, on a machine that is busy.
          testTimeout: 30_000,
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
      {
        test: {
          name: 'emulators',
          include: ['{functions,shared,infra}/**/*.emulator.test.ts'],
          globalSetup: ['infra/emulators/vitest-setup.ts'],
          setupFiles: ['infra/emulators/vitest-env.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
