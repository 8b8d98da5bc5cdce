import type { DatabaseSync } from 'node:sqlite';
import { PermanentError } from '../../errors.ts';
import { equalityColumn, orderColumn } from './document-columns.ts';
import { inTransaction } from './transaction.ts';

/**
 * Each step takes the database from the version before it to its own; a step that was released stays.
 * The primary key begins with the id, lest SQLite find a collection by it and sort all of it for every page.
 */
const STEPS = [
  `
  CREATE TABLE documents (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (id, collection)
  ) STRICT;
  CREATE TABLE commits (count INTEGER NOT NULL) STRICT;
  INSERT INTO commits (count) VALUES (0);
  ${documentIndex('jobs_active_wakeAt', 'jobs', ['active'], 'wakeAt')}
  ${documentIndex('jobs_status_createdAt', 'jobs', ['status'], 'createdAt')}
  ${documentIndex('jobs_createdAt', 'jobs', [], 'createdAt')}
  ${documentIndex('reports_companyKey_createdAt', 'reports', ['companyKey'], 'createdAt')}
  ${documentIndex('reports_createdAt', 'reports', [], 'createdAt')}
  ${documentIndex('steps_jobId_startedAt', 'steps', ['jobId'], 'startedAt')}
  CREATE TABLE messages (
    message_id TEXT PRIMARY KEY NOT NULL,
    topic TEXT NOT NULL,
    data TEXT NOT NULL,
    attributes TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    leased INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX messages_topic_due ON messages (topic, due_at);
  `,
];

/** Makes the tables, or brings them up to date. Refuses a database of a newer version. */
export function prepareDatabase(database: DatabaseSync): void {
  const version = versionOf(database);
  if (version > STEPS.length) throw new PermanentError('misconfigured', otherVersion(version));
  if (version === STEPS.length) return;
  inTransaction(database, () => {
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
  });
}

/** What keeps a database from being used as it is; undefined when nothing does. */
export function schemaFault(database: DatabaseSync): string | undefined {
  const version = versionOf(database);
  return version === STEPS.length ? undefined : otherVersion(version);
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

function otherVersion(version: number): string {
  const age = version > STEPS.length ? 'a newer' : 'an older';
  return `the database was written by ${age} version of ConsultantOS (schema ${version}; this one knows ${STEPS.length})`;
}

function documentIndex(name: string, collection: string, equal: string[], order: string): string {
  const columns = [...equal.map(equalityColumn), orderColumn(order), 'id'].join(', ');
  return `CREATE INDEX ${name} ON documents (${columns}) WHERE collection = '${collection}';`;
}
