// Pages written by this project from public facts, for demonstration; the publishers are invented.
import { NETFLIX_FIGURES } from './netflix-figures.ts';
import { NETFLIX_MARKET } from './netflix-market.ts';
import { NETFLIX_SURROUNDINGS } from './netflix-surroundings.ts';
import { NETFLIX_VIEWS } from './netflix-views.ts';
import type { SampleCompany } from './sample-company.ts';

/** Netflix, video streaming. */
export const NETFLIX: SampleCompany = {
  names: ['Netflix', 'NFLX'],
  pages: [...NETFLIX_FIGURES, ...NETFLIX_MARKET, ...NETFLIX_SURROUNDINGS, ...NETFLIX_VIEWS],
};
