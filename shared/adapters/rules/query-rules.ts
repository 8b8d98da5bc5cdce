import { z } from 'zod';
import type { Query } from '../../ports.ts';
import { checkCollection, refuse } from './document-rules.ts';

const FIELD = /^[A-Za-z_][A-Za-z0-9_]*$/;
const MAX_LIMIT = 1000;
/** Firestore's: values of one "one of", and their product over all of them. */
const MAX_ALTERNATIVES = 30;

/** A place in an ordered answer: the order field's value and the id of the last document given. */
export interface Place {
  readonly value: string | number | null;
  readonly id: string;
}

const placeSchema = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string().min(1)]);

/** Refuses a query that no store would answer. Limit and cursor come from callers: RangeError. */
export function checkQuery(query: Query): { after: Place | undefined } {
  checkCollection(query.collection);
  checkWhere(query.where);
  checkField(query.orderBy.field);
  if (query.prefix !== undefined && query.orderBy.direction !== 'asc') {
    refuse('a prefix is looked for in ascending order');
  }
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MAX_LIMIT) {
    throw new RangeError(`limit must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  return { after: query.cursor === undefined ? undefined : readCursor(query.cursor) };
}

/** Behind every text that begins with the prefix. */
export const endOfPrefix = (prefix: string) => `${prefix}\u{10ffff}`;

export function checkWhere(where: Query['where'] = {}): void {
  let alternatives = 1;
  for (const [field, wanted] of Object.entries(where)) {
    checkField(field);
    const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    for (const value of values) {
      const fits =
        typeof value === 'string' ||
        (!Array.isArray(wanted) && (typeof value === 'boolean' || Number.isFinite(value)));
      if (!fits)
        refuse(`the filter on "${field}" is neither text, number, boolean nor a list of texts`);
    }
    alternatives *= values.length;
  }
  if (alternatives < 1 || alternatives > MAX_ALTERNATIVES) {
    refuse(`filters name 1 to ${MAX_ALTERNATIVES} alternatives`);
  }
}

export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url');
}

function readCursor(cursor: string): Place {
  try {
    const [value, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    const place = { value, id };
    if (writeCursor(place) === cursor) return place;
  } catch (cause) {
    throw new RangeError('the cursor is not one of ours', { cause });
  }
  throw new RangeError('the cursor is not one of ours');
}

function checkField(field: string): void {
  if (!FIELD.test(field)) refuse('a query names fields of letters, digits and "_"');
}
