export const HEALTH_PATHS = ['live', 'startup', 'ready', 'detailed', 'metrics'] as const;
export type HealthPath = (typeof HEALTH_PATHS)[number];

export interface HealthAnswer {
  status: 200 | 404 | 503;
  contentType: string;
  body: string;
}
