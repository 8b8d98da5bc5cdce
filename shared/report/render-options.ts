import type { Theme } from './theme.ts';

export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** What a file depends on beside the report. */
export interface RenderOptions {
  readonly theme: Theme;
  readonly paper: Paper;
}
