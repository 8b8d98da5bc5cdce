import { definedFramework } from '../defined.ts';
import { words } from './words.ts';

const activity = (id: string, asks: string) => ({
  id,
  items: [
    {
      id: 'cost',
      asks: `what ${asks} cost the company beside its rivals`,
      ...{ high: 'it pays more than rivals', low: 'it pays less than rivals', inverse: true },
    },
    {
      id: 'value',
      asks: `how much of what buyers pay for arises in ${asks}`,
      ...{ high: 'buyers choose it for this', low: 'it adds nothing, or puts buyers off' },
      inverse: false,
    },
  ],
});

export const valueChain = definedFramework({
  name: 'value_chain',
  version: '1',
  questions: [
    '{company} manufacturing operations cost advantage',
    '{company} supply chain logistics distribution',
    '{company} sales marketing customer service quality',
    '{company} technology development research spending',
    '{company} procurement workforce organisation',
  ],
  instructions: `Walk along the company's value chain, activity by activity, from the passages alone: where it earns its margin, and where it loses it. Compare with rivals wherever a passage does; without a comparison the level is medium only if the passage itself says so.`,
  topics: [
    activity('inbound', 'inbound logistics: receiving, storing and handling inputs'),
    activity('operations', 'operations: making the product or running the service'),
    activity('outbound', 'outbound logistics: delivery and distribution'),
    activity('marketing', 'marketing and sales'),
    activity('service', 'service after the sale'),
    activity('procurement', 'procurement of inputs'),
    activity('technology', 'technology development'),
    activity('people', 'human resources'),
    activity('infrastructure', 'firm infrastructure: management, finance, law'),
  ],
  about: 'company',
  rubric: { at_least: 1 },
  exhibit: 'dots',
  words,
});
