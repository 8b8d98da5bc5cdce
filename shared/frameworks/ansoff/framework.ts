import { definedFramework } from '../defined.ts';
import { words } from './words.ts';

const list = (asks: string) => ({ asks, most: 5, kind: 'inference' as const });

export const ansoff = definedFramework({
  name: 'ansoff',
  version: '1',
  questions: [
    '{company} growth strategy new products new markets',
    '{company} market share expansion existing customers',
    '{company} international expansion plans {industry}',
    '{company} new product launch pipeline',
    '{company} diversification acquisitions new business',
  ],
  instructions: `Sort the company's ways to grow by Ansoff's matrix, from the passages alone: moves it makes, has announced, or that a passage shows to be open to it.
Each finding names the move, for whom it is and what the passages hold for or against it; it claims no more than follows. A market is existing when the company sells there today, a product when it sells it today. Put each move in one field only.`,
  topics: [
    { id: 'penetration', list: list('existing products in existing markets') },
    { id: 'product_development', list: list('new products for existing markets') },
    { id: 'market_development', list: list('existing products in new markets') },
    { id: 'diversification', list: list('new products in new markets') },
  ],
  about: 'company',
  rubric: { at_least: 1 },
  exhibit: 'matrix',
  words,
});
