// Pages written by this project from public facts, for demonstration; the publishers are invented.
import type { SampleCompany } from './sample-company.ts';
import { TESLA_FIGURES } from './tesla-figures.ts';
import { TESLA_MARKET } from './tesla-market.ts';
import { TESLA_SURROUNDINGS } from './tesla-surroundings.ts';
import { TESLA_VIEWS } from './tesla-views.ts';

/** Tesla, Electric Vehicles. */
export const TESLA: SampleCompany = {
  names: ['Tesla', 'TSLA'],
  pages: [...TESLA_FIGURES, ...TESLA_MARKET, ...TESLA_SURROUNDINGS, ...TESLA_VIEWS],
};
