import { createHash } from 'node:crypto';
import { checkContentType, checkObjectName, checkPrefix } from '../adapters/rules/object-rules.ts';
import { ObjectExistsError } from '../errors.ts';
import type { Clock, ObjectHead, Objects } from '../ports.ts';

/** Objects in memory, as strict as the real stores. */
export function createMemoryObjects(clock: Clock = { now: () => 0 }): Objects {
  const objects = new Map<string, { head: ObjectHead; bytes: Uint8Array }>();
  return {
    async putIfAbsent(name, bytes, contentType) {
      checkObjectName(name);
      checkContentType(contentType);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const there = objects.get(name);
      if (there !== undefined && there.head.sha256 !== sha256) {
        throw new ObjectExistsError(`object ${name} exists with other bytes`);
      }
      if (there !== undefined) return { head: there.head, existed: true };
      const createdAt = new Date(clock.now()).toISOString();
      const head = Object.freeze({ name, bytes: bytes.byteLength, sha256, contentType, createdAt });
      objects.set(name, { head, bytes: Uint8Array.from(bytes) });
      return { head, existed: false };
    },
    async get(name) {
      checkObjectName(name);
      const there = objects.get(name);
      return there && Uint8Array.from(there.bytes);
    },
    async head(name) {
      checkObjectName(name);
      return objects.get(name)?.head;
    },
    async list(prefix) {
      checkPrefix(prefix);
      const heads = [...objects.values()].map((object) => object.head);
      return heads
        .filter((head) => head.name.startsWith(prefix))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async delete(name) {
      checkObjectName(name);
      objects.delete(name);
    },
    async link(name) {
      checkObjectName(name);
      return null;
    },
  };
}
