/** The five forces and their drivers, after Porter's lists: [key, label, what it asks, what high pressure is, what low]. */

type Driver = readonly [key: string, label: string, asks: string, high: string, low: string];
export interface Force {
  readonly id: string;
  readonly label: string;
  /** Short name for the chart's axis. */
  readonly axis: string;
  readonly drivers: readonly Driver[];
}

const force = (id: string, axis: string, label: string, drivers: readonly Driver[]): Force => ({
  id,
  label,
  axis,
  drivers,
});

// biome-ignore format: a table reads best with one driver a line
export const FORCES: readonly Force[] = [
  force('rivalry', 'Rivalry', 'Rivalry among existing competitors', [
    ['competitors', 'Number and balance of competitors', 'how many rivals, how alike in size and strength', 'many or equally strong rivals', 'few rivals, or one clear leader'],
    ['industry_growth', 'Industry growth', 'how fast sales of the whole industry grow', 'slow, falling or shrinking sales', 'fast growth that leaves room for all'],
    ['differentiation', 'Differentiation', 'how unlike the offers are in features, quality and brand', 'offers much alike', 'distinct offers with loyal customers'],
    ['price_competition', 'Price competition', 'price cuts, discounts and margins under pressure', 'price cuts or price wars', 'stable or rising prices'],
    ['fixed_costs', 'Fixed costs and capacity', 'heavy fixed costs, idle plants, overcapacity', 'overcapacity or heavy fixed costs to fill', 'scarce capacity or light fixed costs'],
    ['exit_barriers', 'Exit barriers', 'what keeps weak rivals in: plants, commitments, governments', 'losers stay and fight on', 'losers leave or are bought'],
  ]),
  force('new_entrants', 'New entrants', 'Threat of new entrants', [
    ['scale_economies', 'Economies of scale', 'how far unit cost falls with volume', 'small newcomers can match costs', 'only large scale is cost-competitive'],
    ['capital_requirements', 'Capital requirements', 'money needed to enter: plants, content, networks, research', 'little capital, or capital easily raised', 'very large investment needed to enter'],
    ['brand_loyalty', 'Brand loyalty', 'how firmly buyers hold to established brands', 'buyers readily try new names', 'strong incumbent brands keep customers'],
    ['distribution_access', 'Access to distribution', 'how newcomers reach customers: channels, dealers, platforms', 'channels are open to newcomers', 'incumbents own or fill the channels'],
    ['government_policy', 'Government policy', 'licences, standards, tariffs, subsidies for newcomers', 'policy lets in or helps newcomers', 'policy keeps newcomers out'],
    ['entry_activity', 'Entrants and expected retaliation', 'who has entered or announced entry, how incumbents answer', 'many or strong newcomers arriving', 'few entries, failures, fierce answers'],
  ]),
  force('suppliers', 'Suppliers', 'Bargaining power of suppliers', [
    ['concentration', 'Supplier concentration', 'how few suppliers or countries provide what is needed', 'few dominant suppliers', 'many competing suppliers'],
    ['switching_costs', 'Cost of switching supplier', 'time and money to change supplier or input', 'locked in by contract, design or qualification', 'inputs are easily sourced elsewhere'],
    ['unique_inputs', 'Uniqueness of inputs', 'how special the inputs are: materials, components, rights, skills', 'scarce or irreplaceable inputs', 'standard or substitutable inputs'],
    ['forward_integration', 'Forward integration', 'whether suppliers enter the industry themselves', 'suppliers compete or credibly threaten to', 'suppliers stay suppliers'],
    ['dependence', 'Dependence of suppliers', 'how much suppliers need the industry or company; its own supply', 'suppliers have other, better customers', 'suppliers live on it, or it makes its own'],
  ]),
  force('buyers', 'Buyers', 'Bargaining power of buyers', [
    ['concentration', 'Buyer concentration', 'how few and large the customers are', 'few large customers', 'many small customers'],
    ['price_sensitivity', 'Price sensitivity', 'how strongly customers react to price', 'customers wait, haggle or leave over price', 'price matters little beside other things'],
    ['switching_costs', 'Cost of switching brand', 'what a customer loses by changing to a rival', 'changing is cheap and easy', 'changing is costly or awkward'],
    ['information', 'Information and choice', 'how well customers can compare many offers', 'easy comparison among many offers', 'offers are few or hard to compare'],
    ['backward_integration', 'Backward integration', 'whether customers or channels can do it themselves', 'buyers make or threaten to make their own', 'buyers cannot do without the industry'],
  ]),
  force('substitutes', 'Substitutes', 'Threat of substitutes', [
    ['availability', 'Availability of substitutes', 'other kinds of product that meet the same need', 'many or widespread substitutes', 'hardly any substitute'],
    ['price_performance', 'Price and performance', 'how substitutes compare in price and performance', 'substitutes are better value or improving fast', 'substitutes are dearer or worse'],
    ['switching_costs', 'Cost of switching to a substitute', 'effort and money to change to the substitute', 'changing is cheap and easy', 'changing is costly or awkward'],
    ['buyer_propensity', 'Readiness of buyers to substitute', 'whether customers do change to substitutes', 'customers are moving to substitutes', 'customers stay with the industry'],
  ]),
];
