import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentError } from '../errors.ts';
import type { DatabaseExports } from '../ops-ports.ts';
import type { Documents } from '../ports.ts';

export const SNAPSHOT_TIME = '2026-11-24T02:00:00.000Z';

export interface OpenedExports {
  exports: DatabaseExports;
  /** What is copied; null where the fake only says that it copied. */
  documents: Documents | null;
  /** A place that is not there yet. */
  freshTarget: string;
  /** So that the next copy is newer than the last. */
  later(): Promise<void>;
  close(): Promise<void>;
}

/** What every driver of DatabaseExports keeps. */
export function exportsContract(name: string, open: () => Promise<OpenedExports>): void {
  describe(`exports: ${name}`, () => {
    let opened: OpenedExports;
    let exports: DatabaseExports;
    beforeEach(async () => {
      opened = await open();
      ({ exports } = opened);
      await store('jobs', 'a', { n: 1, text: 'Ł 日本語' });
    });
    afterEach(() => opened.close());

    async function store(collection: string, id: string, data: Record<string, unknown>) {
      await opened.documents?.commit([{ op: 'create', collection, id, data }]);
    }

    async function ended(operation: string) {
      for (;;) {
        const progress = await exports.progress(operation);
        if (progress.state !== 'running') return progress;
      }
    }

    async function copied(copyName: string) {
      const operation = await exports.start(copyName, SNAPSHOT_TIME);
      expect(await ended(operation)).toMatchObject({ state: 'done' });
    }

    it('there is none before the first', async () => {
      expect(await exports.list()).toEqual([]);
    });

    it('a copy is followed to its end, listed newest first, and found sound', async () => {
      await copied('first');
      await opened.later();
      await store('jobs', 'b', { n: 2 });
      await copied('second');
      const listed = await exports.list();
      expect(listed.map((one) => one.name)).toEqual(['second', 'first']);
      for (const { finishedAt } of listed) expect(Date.parse(finishedAt)).toBeGreaterThan(0);
      expect(await exports.check('first')).toEqual([]);
      expect(await exports.contents('first')).toEqual(await exports.contents('first'));
    });

    it('a copy counts the documents that it holds', async () => {
      const progress = await ended(await exports.start('first', SNAPSHOT_TIME));
      if (progress.state !== 'done') throw new Error(progress.state);
      expect(progress.documents).toBe(progress.estimatedDocuments);
      expect(progress.documents).toBeGreaterThan(0);
    });

    it('an operation that nobody began has not ended well', async () => {
      const progress = exports.progress('operations/nobody-began').catch((error: unknown) => error);
      expect(await progress).not.toMatchObject({ state: 'done' });
    });

    it('no name is used twice', async () => {
      await copied('first');
      await expect(exports.start('first', SNAPSHOT_TIME)).rejects.toThrow();
      expect(await exports.list()).toHaveLength(1);
    });

    it('what is restored is what was copied, in a new place, and only there', async () => {
      const { documents, freshTarget } = opened;
      if (documents === null) return;
      await copied('first');
      await store('jobs', 'later', { n: 3 });
      const restored = await exports.restore('first', freshTarget);
      try {
        expect((await restored.documents.get('jobs', 'a'))?.data).toEqual({
          n: 1,
          text: 'Ł 日本語',
        });
        expect(await restored.documents.get('jobs', 'later')).toBeUndefined();
        expect(restored.count).toBeGreaterThan(0);
      } finally {
        await restored.close();
      }
      expect(await documents.get('jobs', 'later')).toBeDefined();
      await expect(exports.restore('first', freshTarget)).rejects.toBeInstanceOf(PermanentError);
    });

    it('what is not there is not sound, and is not restored', async () => {
      if (opened.documents === null) return;
      expect((await exports.check('nowhere')).length).toBeGreaterThan(0);
      const restored = exports.restore('nowhere', opened.freshTarget);
      await expect(restored).rejects.toBeInstanceOf(PermanentError);
    });
  });
}
