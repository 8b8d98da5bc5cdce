import { ConflictError } from '../../errors.ts';
import type { Data, Version, Write } from '../../ports.ts';
import { refuse } from '../rules/document-rules.ts';
import type { WireFields, WireTime, WireWrite } from './firestore-client.ts';
import { decodeVersion, encodeFields, encodeNumber } from './firestore-values.ts';

/**
 * Every document carries the mark of the commit that wrote it last; readers do not see it. It tells a commit
 * whose answer was lost from another's, and makes a write that changes nothing else a change: without one
 * Firestore keeps the old version.
 */
export const MARK_FIELD = '_commit';

const SIMPLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The writes have passed `checkWrites`. A version of another store: ConflictError. */
export function encodeWrite(write: Write, name: string, mark: string): WireWrite {
  switch (write.op) {
    case 'create':
      return {
        update: { name, fields: marked(write.data, mark) },
        currentDocument: { exists: false },
      };
    case 'set':
      return { update: { name, fields: marked(write.data, mark) } };
    case 'update':
      return {
        update: { name, fields: marked(write.data, mark) },
        updateMask: { fieldPaths: [...Object.keys(write.data).map(fieldPath), MARK_FIELD] },
        currentDocument:
          write.version === undefined ? { exists: true } : { updateTime: updateTime(write) },
      };
    case 'delete':
      return write.version === undefined
        ? { delete: name }
        : { delete: name, currentDocument: { updateTime: updateTime(write) } };
    case 'increment':
      return {
        update: { name, fields: marked({}, mark) },
        updateMask: { fieldPaths: [MARK_FIELD] },
        updateTransforms: Object.entries(write.fields).map(([field, step]) => ({
          fieldPath: fieldPath(field),
          increment: encodeNumber(step),
        })),
      };
  }
}

/** Whether a batch with it cannot be stored twice: the first time breaks its precondition. */
export function isFence(write: Write): boolean {
  return write.op === 'create' || ('version' in write && write.version !== undefined);
}

function marked(data: Data, mark: string): WireFields {
  if (MARK_FIELD in data) refuse(`"${MARK_FIELD}" is a field of the store's own`);
  return { ...encodeFields(data), [MARK_FIELD]: { stringValue: mark } };
}

function updateTime(write: Write & { version?: Version }): WireTime {
  const time = decodeVersion(write.version ?? '');
  if (time) return time;
  throw new ConflictError(`${write.op} in "${write.collection}": no document has this version`);
}

function fieldPath(field: string): string {
  return SIMPLE_NAME.test(field) ? field : `\`${field.replace(/[\\`]/g, '\\$&')}\``;
}
