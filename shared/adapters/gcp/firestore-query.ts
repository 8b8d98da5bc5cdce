import type { Query } from '../../ports.ts';
import { checkId } from '../rules/document-rules.ts';
import { endOfPrefix, type Place } from '../rules/query-rules.ts';
import type { WireQuery } from './firestore-client.ts';
import { encodeField } from './firestore-values.ts';

/** Of all values the first after the last text; lists and objects come later, and have no place in an order. */
const BEHIND_TEXTS = { bytesValue: new Uint8Array(0) };

/**
 * One document more than the limit, to know whether more follow. The query has passed `checkQuery`.
 * A place with an impossible id: RangeError.
 */
export function selectDocuments(query: Query, after: Place | undefined, parent: string): WireQuery {
  const { field, direction } = query.orderBy;
  const order = direction === 'asc' ? 'ASCENDING' : 'DESCENDING';
  const from = after && {
    values: [encodeField(field, after.value), { referenceValue: nameOf(query, after, parent) }],
    before: false,
  };
  const behindTexts = { values: [BEHIND_TEXTS], before: true };
  const { prefix } = query;
  const first =
    prefix === undefined ? undefined : { values: [encodeField(field, prefix)], before: true };
  const end =
    prefix === undefined
      ? behindTexts
      : { values: [encodeField(field, endOfPrefix(prefix))], before: true };
  const startAt = from ?? first ?? (direction === 'desc' ? behindTexts : undefined);
  return {
    ...matchDocuments(query.collection, query.where),
    orderBy: [
      { field: { fieldPath: field }, direction: order },
      { field: { fieldPath: '__name__' }, direction: order },
    ],
    ...(startAt && { startAt }),
    ...(direction === 'asc' && { endAt: end }),
    limit: { value: query.limit + 1 },
  };
}

export function matchDocuments(collection: string, where: Query['where'] = {}): WireQuery {
  const filters = Object.entries(where).map(([field, wanted]) => ({
    fieldFilter: Array.isArray(wanted)
      ? {
          field: { fieldPath: field },
          op: 'IN' as const,
          value: { arrayValue: { values: wanted.map((value) => encodeField(field, value)) } },
        }
      : {
          field: { fieldPath: field },
          op: 'EQUAL' as const,
          value: encodeField(field, wanted),
        },
  }));
  return {
    from: [{ collectionId: collection }],
    ...(filters.length > 0 && { where: { compositeFilter: { op: 'AND' as const, filters } } }),
  };
}

/** For messages: `jobs by active, wakeAt desc`. */
export function shapeOf(collection: string, where: Query['where'], orderBy?: Query['orderBy']) {
  const order = orderBy ? [`${orderBy.field} ${orderBy.direction}`] : [];
  return `${collection} by ${[...Object.keys(where ?? {}), ...order].join(', ')}`;
}

function nameOf({ collection }: Query, { id }: Place, parent: string): string {
  try {
    checkId(id);
  } catch (cause) {
    throw new RangeError('the cursor is not one of ours', { cause });
  }
  return `${parent}/${collection}/${id}`;
}
