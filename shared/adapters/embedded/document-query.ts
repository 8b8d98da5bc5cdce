import type { SQLInputValue } from 'node:sqlite';
import type { Query } from '../../ports.ts';
import { endOfPrefix, type Place } from '../rules/query-rules.ts';
import { equalityColumn, orderColumn } from './document-columns.ts';

export interface Sql {
  readonly text: string;
  readonly values: SQLInputValue[];
}

/** One row more than the limit, to know whether more follow. The query has passed `checkQuery`. */
export function selectDocuments(query: Query, after: Place | undefined): Sql {
  const { field, direction } = query.orderBy;
  const key = orderColumn(field);
  const filter = whereClause(query.collection, query.where);
  // NULL, for a document without the field, is not "NOT IN" anything.
  const parts = [filter.text, `json_type(data, '$.${field}') NOT IN ('object', 'array')`];
  const values = [...filter.values];
  if (query.prefix !== undefined) {
    parts.push(`${key} >= ?`, `${key} < ?`);
    values.push(query.prefix, endOfPrefix(query.prefix));
  }
  if (after !== undefined) {
    const [beyond, from] = direction === 'asc' ? ['>', '>='] : ['<', '<='];
    // SQLite reads 1e19 from JSON as another number than the one that JavaScript binds: both are read from JSON.
    const isNumber = typeof after.value === 'number';
    const at = isNumber ? "json_extract(?, '$')" : '?';
    const value = isNumber
      ? JSON.stringify(after.value)
      : (after.value ?? Number.NEGATIVE_INFINITY);
    // The first condition says nothing new; with it SQLite seeks in the index instead of scanning.
    parts.push(`${key} ${from} ${at}`, `(${key}, id) ${beyond} (${at}, ?)`);
    values.push(value, value, after.id);
  }
  const text =
    `SELECT id, version, data FROM documents WHERE ${parts.join(' AND ')} ` +
    `ORDER BY ${key} ${direction}, id ${direction} LIMIT ?`;
  return { text, values: [...values, query.limit + 1] };
}

export function countDocuments(collection: string, where: Query['where']): Sql {
  const { text, values } = whereClause(collection, where);
  return { text: `SELECT count(*) AS total FROM documents WHERE ${text}`, values };
}

/** The collection stands in the text, not in a parameter: only so are its partial indexes used. */
function whereClause(collection: string, where: Query['where'] = {}): Sql {
  const parts = [`collection = '${collection}'`];
  const values: string[] = [];
  for (const [field, wanted] of Object.entries(where)) {
    const alternatives = Array.isArray(wanted) ? wanted : [wanted];
    parts.push(`${equalityColumn(field)} IN (${alternatives.map(() => '?').join(', ')})`);
    values.push(...alternatives.map((value) => JSON.stringify(value)));
  }
  return { text: parts.join(' AND '), values };
}
