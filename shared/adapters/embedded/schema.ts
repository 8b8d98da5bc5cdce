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
  const row = database.prepare('PRAGMA user_version').get();
  const version = Number(row?.user_version ?? 0);
  if (version > STEPS.length) {
    throw new PermanentError(
      'misconfigured',
      `the database was written by a newer version of ConsultantOS (schema ${version}; this one knows ${STEPS.length})`,
    );
  }
  if (version === STEPS.length) return;
  inTransaction(database, () => {
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
  });
}

function documentIndex(name: string, collection: string, equal: string[], order: string): string {
  const columns = [...equal.map(equalityColumn), orderColumn(order), 'id'].join(', ');
  return `CREATE INDEX ${name} ON documents (${columns}) WHERE collection = '${collection}';`;
}
