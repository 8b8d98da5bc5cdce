import { PermanentError } from '../../errors.ts';
import type { Data, Write } from '../../ports.ts';

/**
 * What a document store takes. These are Cloud Firestore's limits, kept by every driver and fake, so that
 * what is written on one machine can be written in the cloud.
 */
const MAX_ID_BYTES = 1500;
const MAX_WRITES = 500;
/** Less what a driver adds for itself. */
const MAX_DOCUMENT_BYTES = 1_048_576 - 64;
const MAX_COMMIT_BYTES = 10 * 1_048_576;
const MAX_DEPTH = 20;

const COLLECTION = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/;
const RESERVED = /^__.*__$/s;

/** These are faults of our own code; the message names places, never values. */
export function refuse(message: string): never {
  throw new PermanentError('internal', message);
}

export function checkCollection(collection: string): void {
  if (!COLLECTION.test(collection))
    refuse('a collection is named with letters, digits, "_" and "-"');
}

export function checkId(id: string): void {
  const fault =
    id === '' ||
    id === '.' ||
    id === '..' ||
    id.includes('/') ||
    RESERVED.test(id) ||
    !id.isWellFormed();
  if (fault) refuse('a document id is not empty, ".", "..", "__…__" and has no "/"');
  if (Buffer.byteLength(id) > MAX_ID_BYTES)
    refuse(`a document id has at most ${MAX_ID_BYTES} bytes`);
}

/** Refuses what is not JSON or too large. Answers the size in bytes, counted as Firestore counts. */
export function checkDocument(collection: string, id: string, data: Data): number {
  const bytes = 32 + sizeOfText(collection) + sizeOfText(id) + 16 + sizeOfValue(data, '', 0);
  if (bytes > MAX_DOCUMENT_BYTES) {
    refuse(
      `a document of "${collection}" has ${bytes} bytes; at most ${MAX_DOCUMENT_BYTES} are stored`,
    );
  }
  return bytes;
}

/** Refuses a commit that no store would take, before anything is read or written. */
export function checkWrites(writes: readonly Write[]): void {
  if (writes.length > MAX_WRITES) refuse(`a commit has at most ${MAX_WRITES} writes`);
  const seen = new Set<string>();
  let bytes = 0;
  for (const write of writes) {
    checkCollection(write.collection);
    checkId(write.id);
    const place = `${write.collection}/${write.id}`;
    if (seen.has(place)) refuse(`a commit writes a document of "${write.collection}" twice`);
    seen.add(place);
    if (write.op === 'increment') checkSteps(write.fields);
    if (write.op !== 'delete') {
      bytes += checkDocument(
        write.collection,
        write.id,
        write.op === 'increment' ? write.fields : write.data,
      );
    }
  }
  if (bytes > MAX_COMMIT_BYTES) refuse(`a commit has at most ${MAX_COMMIT_BYTES} bytes`);
}

/** Refuses what is not a JSON object of finite numbers and whole characters. Answers its size in bytes. */
export function checkJson(data: Data): number {
  return sizeOfValue(data, '', 0);
}

function checkSteps(fields: Record<string, number>): void {
  for (const [field, step] of Object.entries(fields)) {
    if (typeof step !== 'number') refuse(`the increment of "${field}" is not a number`);
  }
}

function sizeOfValue(value: unknown, path: string, depth: number): number {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) refuse(`"${path}" holds half of a surrogate pair`);
    return sizeOfText(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse(`"${path}" is a number that JSON cannot hold`);
    return 8;
  }
  if (depth > MAX_DEPTH) refuse(`"${path}" is nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return sizeOfArray(value, path, depth);
  if (isPlainObject(value)) {
    let bytes = 0;
    for (const [key, item] of Object.entries(value)) {
      if (key === '' || RESERVED.test(key)) refuse(`"${path}" has a field with a reserved name`);
      bytes += sizeOfValue(key, path, depth) + sizeOfValue(item, `${path}.${key}`, depth + 1);
    }
    return bytes;
  }
  return refuse(`"${path}" is not a JSON value`);
}

function sizeOfArray(items: readonly unknown[], path: string, depth: number): number {
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    const place = `${path}[${index}]`;
    if (Array.isArray(item)) refuse(`"${place}" is an array within an array`);
    bytes += sizeOfValue(item, place, depth + 1);
  }
  return bytes;
}

function sizeOfText(text: string): number {
  return Buffer.byteLength(text) + 1;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
