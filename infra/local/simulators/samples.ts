import type { Samples } from '../../../shared/domain/samples.ts';
import netflixPages from './recorded/netflix.pages.json' with { type: 'json' };
import samples from './recorded/samples.json' with { type: 'json' };
import teslaPages from './recorded/tesla.pages.json' with { type: 'json' };

/**
 * Written by this project from public facts, for demonstration. Hosts are under the reserved domain `.example`:
 * publishers and unnamed voices are invented; the figures and their dates are not.
 */
export interface SamplePage {
  readonly url: string;
  readonly title: string;
  /** ISO date; null for a page that names none. */
  readonly publishedAt: string | null;
  /** Paragraphs parted by a blank line. */
  readonly text: string;
}

export interface SampleCompany {
  /** Any of them in a query, as whole words in any case, finds the company's pages. */
  readonly names: readonly string[];
  readonly pages: readonly SamplePage[];
}

const sampleCompany = (name: string, pages: typeof teslaPages): SampleCompany => ({
  names: [name],
  pages: pages.map(({ at, title, published, paragraphs }) => ({
    url: `https://${at}`,
    title,
    publishedAt: published,
    text: paragraphs.join('\n\n'),
  })),
});

export const TESLA = sampleCompany('Tesla', teslaPages);
export const NETFLIX = sampleCompany('Netflix', netflixPages);

/** What the recorded replies answer. */
export const SAMPLES: Samples = samples;

/** What the sample publishers stand for: filings, authorities and statistics, and else the press. */
export const SAMPLE_TIERS: ReadonlyMap<string, 1 | 3> = new Map([
  ['filings.example', 1],
  ['trade-office.example', 1],
  ['safety-board.example', 1],
  ['competition-office.example', 1],
  ['media-office.example', 1],
  ['example', 3],
]);
