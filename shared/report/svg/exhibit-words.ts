import type { Exhibit } from '../../domain/exhibit.ts';

export type ExhibitRow = Exhibit['rows'][number];

/** How drawings word themselves. */
export interface ExhibitWords {
  readonly notFound: string;
  number(value: number): string;
  signed(value: number): string;
  /** `{low} to {high}`. */
  range(low: string, high: string): string;
  readonly rangeHead: string;
}
