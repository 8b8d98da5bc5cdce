/**
 * How a field is compared in SQL. The indexes of schema.ts are over these very expressions: SQLite uses an
 * index only for the same text. Field names are checked by query-rules.ts.
 */

/** The field as JSON text: equal when type and value are. */
export function equalityColumn(field: string): string {
  return `(data -> '$.${field}')`;
}

/** Null comes before every number, and numbers before texts; texts are ordered by code point. */
export function orderColumn(field: string): string {
  return `coalesce(data ->> '$.${field}', -9e999)`;
}
