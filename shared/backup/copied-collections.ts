/**
 * What an export of Firestore holds, which is told what to take and not what to leave. A collection that is not
 * here is lost with its database: a test holds both lists against the code.
 */
export const COPIED = [
  'api_keys',
  'audit',
  'callback_secrets',
  'counters',
  'frameworks',
  'idempotency',
  'jobs',
  'ops_runs',
  'quarantine',
  'renders',
  'reports',
  'schedules',
  'settings',
  'uploads',
];

/**
 * Most documents and bytes, and worth little: a job that was under way buys its steps again, a question asked again
 * its replies, and who had called how often, or had been counted already, is forgotten.
 */
export const LEFT_OUT = ['cache', 'rate_limits', 'receipts', 'steps', 'throttles'];
