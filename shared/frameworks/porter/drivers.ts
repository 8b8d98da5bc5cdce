import type { Definition } from '../definition.ts';

type Driver = readonly [key: string, asks: string, high: string, low: string, sense?: 'inverse'];

/**
 * The five forces and their drivers, after Porter's lists. High and low are of the driver itself; where much of it
 * protects profits it is inverse.
 */
// biome-ignore format: a table reads best with one driver a line
const FORCES: Readonly<Record<string, readonly Driver[]>> = {
  rivalry: [
    ['competitors', 'how many rivals, how alike in size and strength', 'many or equally strong rivals', 'few rivals, or one clear leader'],
    ['industry_growth', 'how fast sales of the whole industry grow', 'fast growth that leaves room for all', 'slow, falling or shrinking sales', 'inverse'],
    ['differentiation', 'how unlike the offers are in features, quality and brand', 'distinct offers with loyal customers', 'offers much alike', 'inverse'],
    ['price_competition', 'price cuts, discounts and margins under pressure', 'price cuts or price wars', 'stable or rising prices'],
    ['fixed_costs', 'heavy fixed costs, idle plants, overcapacity', 'overcapacity or heavy fixed costs to fill', 'scarce capacity or light fixed costs'],
    ['exit_barriers', 'what keeps weak rivals in: plants, commitments, governments', 'losers stay and fight on', 'losers leave or are bought'],
  ],
  new_entrants: [
    ['scale_economies', 'how far unit cost falls with volume', 'only large scale is cost-competitive', 'small newcomers can match costs', 'inverse'],
    ['capital_requirements', 'money needed to enter: plants, content, networks, research', 'very large investment needed to enter', 'little capital, or capital easily raised', 'inverse'],
    ['brand_loyalty', 'how firmly buyers hold to established brands', 'strong incumbent brands keep customers', 'buyers readily try new names', 'inverse'],
    ['distribution_access', 'how newcomers reach customers: channels, dealers, platforms', 'channels are open to newcomers', 'incumbents own or fill the channels'],
    ['government_policy', 'licences, standards, tariffs, subsidies for newcomers', 'policy lets in or helps newcomers', 'policy keeps newcomers out'],
    ['entry_activity', 'who has entered or announced entry, how incumbents answer', 'many or strong newcomers arriving', 'few entries, failures, fierce answers'],
  ],
  suppliers: [
    ['concentration', 'how few suppliers or countries provide what is needed', 'few dominant suppliers', 'many competing suppliers'],
    ['switching_costs', 'time and money to change supplier or input', 'locked in by contract, design or qualification', 'inputs are easily sourced elsewhere'],
    ['unique_inputs', 'how special the inputs are: materials, components, rights, skills', 'scarce or irreplaceable inputs', 'standard or substitutable inputs'],
    ['forward_integration', 'whether suppliers enter the industry themselves', 'suppliers compete or credibly threaten to', 'suppliers stay suppliers'],
    ['dependence', 'how much suppliers need the industry or company; its own supply', 'suppliers live on it, or it makes its own', 'suppliers have other, better customers', 'inverse'],
  ],
  buyers: [
    ['concentration', 'how few and large the customers are', 'few large customers', 'many small customers'],
    ['price_sensitivity', 'how strongly customers react to price', 'customers wait, haggle or leave over price', 'price matters little beside other things'],
    ['switching_costs', 'what a customer loses by changing to a rival', 'changing is costly or awkward', 'changing is cheap and easy', 'inverse'],
    ['information', 'how well customers can compare many offers', 'easy comparison among many offers', 'offers are few or hard to compare'],
    ['backward_integration', 'whether customers or channels can do it themselves', 'buyers make or threaten to make their own', 'buyers cannot do without the industry'],
  ],
  substitutes: [
    ['availability', 'other kinds of product that meet the same need', 'many or widespread substitutes', 'hardly any substitute'],
    ['price_performance', 'how substitutes compare in price and performance', 'substitutes are better value or improving fast', 'substitutes are dearer or worse'],
    ['switching_costs', 'effort and money to change to the substitute', 'changing is costly or awkward', 'changing is cheap and easy', 'inverse'],
    ['buyer_propensity', 'whether customers do change to substitutes', 'customers are moving to substitutes', 'customers stay with the industry'],
  ],
};

export const topics: Definition['topics'] = Object.entries(FORCES).map(([id, drivers]) => ({
  id,
  items: drivers.map(([key, asks, high, low, sense]) => ({
    ...{ id: key, asks, high, low },
    inverse: sense === 'inverse',
  })),
}));
