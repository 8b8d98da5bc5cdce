import type { Report } from '../domain/report.ts';
import type { Theme } from './theme.ts';

export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** What a file depends on beside the report. */
export interface RenderOptions {
  readonly theme: Theme;
  readonly paper: Paper;
}

/** The moment that a file says it was made at: the report's own, so that equal reports give equal bytes. */
export function madeAtMs({ generated_at }: Report): number {
  const ms = Date.parse(generated_at);
  return Number.isNaN(ms) ? 0 : ms;
}
