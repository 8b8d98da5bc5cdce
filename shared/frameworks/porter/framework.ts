import { definedFramework } from '../defined.ts';
import { topics } from './drivers.ts';
import { words } from './words.ts';

export const porter = definedFramework({
  name: 'porter',
  version: '5',
  questions: [
    '{company} {industry} main competitors market share',
    '{industry} price competition margins industry growth',
    '{company} suppliers supply chain dependence key inputs',
    '{industry} new entrants barriers to entry investment',
    '{industry} customers price sensitivity brand loyalty switching',
    '{industry} substitutes alternatives consumers choose instead',
  ],
  instructions: `Assess the five forces on the company's industry, driver by driver, from the passages alone.

A level is that of the driver itself, not of its pressure on profits: large capital requirements are high, whatever that means for newcomers. Code turns levels into pressure.
Substitutes are other kinds of product that meet the same need, not rivals of the same kind. Suppliers provide inputs; buyers are those who pay the company.
Give the industry's situation where passages show it, and the company's own where they show only that, naming which.`,
  topics,
  about: 'market',
  rubric: { at_least: 2 },
  exhibit: 'dots',
  words,
});
