import type { HealthAnswer } from './health-answer.ts';

/** Whoever can say it lives. */
export const LIVE: HealthAnswer = {
  status: 200,
  contentType: 'application/json',
  body: '{"status":"ok"}',
};
