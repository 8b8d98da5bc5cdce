/** Words as the simulators compare them: stemmed crudely, joined with their nearest synonyms. */

const STOP = new Set(
  (
    'a an and are as at be been but by can did do does each for from had has have he her his how i if in into is it its ' +
    'may more most no nor not of on one only or other our out over own per say says said shall she should so some such than ' +
    'that the their them then there these they this those to too up upon very was we were what when where which while who ' +
    'whom whose why will with within without would you your about above after again all also any because before being below ' +
    'between both could during ever few further here him just many me must my now off once same until us via yet ' +
    'activity company business industry passage sentence evidence important whether two three four five six eight show shows'
  ).split(' '),
);

/** Canonical word to the beginnings of words that mean nearly the same. */
const CONCEPTS: Record<string, string> = {
  rival: 'rival compet',
  buyer: 'buyer customer consumer subscri purchas member household',
  supplier: 'supplier suppli supply vendor procure sourc',
  entrant: 'entrant newcomer startup start-up entry',
  substitute: 'substitut alternativ instead replac',
  regulation: 'regulat',
  law: 'law legal court lawsuit litigat jury antitrust complian liabil recall sue prosecut settle',
  politic:
    'politic govern tariff subsid duty duties geopolit trade lawmaker congress policy policies',
  econom: 'economic inflation interest recession macro wage currency dollar',
  social: 'social cultur demograph habit attitud lifestyle taste',
  environment: 'environment climat emission carbon sustainab recycl pollut co2',
  technolog: 'technolog technic innovat patent software artificial',
  grow: 'grow grew growth expand expansion rise rising rose risen increas',
  fall: 'fall fell fallen declin decreas drop shrank shrink slump',
  capital: 'capital invest spend spent billion cost-of-entry',
  brand: 'brand reputation loyal',
  switch: 'switch lock-in lockin churn cancel leave',
  scale: 'scale volume',
  channel: 'channel distribut dealer store',
  price: 'price pricing pricier discount cheap expensive afford',
  concentrat: 'concentrat dominat handful share',
  differentiat: 'differentiat distinct unique',
  exit: 'exit withdraw fixed',
  inform: 'inform compar transparen review',
  backward: 'backward in-house inhouse vertical integrat',
  noncustomer: 'noncustomer non-customer non-buyer nonuser',
  charg: 'charg charger supercharger',
  danger: 'threat danger risk',
  feature: 'feature function qualit perform',
  incumbent: 'incumbent establish retaliat respond',
  sensitiv: 'sensitiv',
  keypoint: 'finding headline summary',
  advise: 'advice advis recommend',
};

const PREFIXES = Object.entries(CONCEPTS)
  .flatMap(([canonical, list]) => list.split(' ').map((prefix) => ({ canonical, prefix })))
  .sort((a, b) => b.prefix.length - a.prefix.length || (a.prefix < b.prefix ? -1 : 1));

function stem(word: string): string {
  let w = word.replace(/['’]s?$/u, '');
  if (w.length > 4 && w.endsWith('ies')) w = `${w.slice(0, -3)}y`;
  else if (w.length > 4 && /(?:ss|x|ch|sh)es$/.test(w)) w = w.slice(0, -2);
  else if (w.length > 3 && w.endsWith('s') && !/(?:ss|us|is)$/.test(w)) w = w.slice(0, -1);
  if (w.length > 5 && w.endsWith('ing')) w = w.slice(0, -3);
  else if (w.length > 4 && w.endsWith('ed')) w = w.slice(0, -2);
  else if (w.length > 5 && w.endsWith('ly')) w = w.slice(0, -2);
  if (/([b-df-hj-np-tv-z])\1$/.test(w) && !/(?:ll|ss)$/.test(w)) w = w.slice(0, -1);
  return w.length > 4 && w.endsWith('e') ? w.slice(0, -1) : w;
}

const known = new Map<string, string>();

function normalise(word: string): string {
  const hit = known.get(word);
  if (hit !== undefined) return hit;
  const canonical = PREFIXES.find(({ prefix }) => word.startsWith(prefix))?.canonical ?? stem(word);
  // Bounded: hostile prompts must not grow the table without end.
  if (known.size > 20_000) known.clear();
  known.set(word, canonical);
  return canonical;
}

/** The significant words of a text in order, normalised; snake_case and dotted names are taken apart. */
export function terms(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/[_./]/gu, ' ')
    .match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu);
  return (words ?? []).filter((w) => !STOP.has(w) && w.length > 1).map(normalise);
}

/** What the headings of strategy frameworks look like in prose: heading to words that speak for it. */
const SIGNS: Record<string, string> = {
  strength:
    'strong lead leads leading largest record profit profitable margin advantage cash network loyal best ahead',
  weakness:
    'weak fell declined narrower behind fewer delay recall ageing depends complaint late lower limited',
  opportunit:
    'could opening expand demand growth new storage advertising licensing untapped cheaper',
  danger:
    'tariff rivals regulator lawsuit subsidy expired undercut competition restrict duty pressure',
  politic: 'minister president parliament union credit incentive quota election',
  econom: 'prices loan demand cost spending household market exchange',
  social: 'families opinion public protest generation trust habits',
  technolog: 'battery autonomous platform data encoding model engineering',
  environment: 'energy battery recycling grid footprint',
  law: 'fine rules directive judge settlement safety ruling',
  eliminat: 'drop remove abolish stop',
  reduc: 'cut fewer less simplify lower',
  rais: 'improve better more above increase',
  creat: 'new first introduce launch offer',
  entrant: 'new launch founded bankruptcy enter',
  concentrat: 'few three largest percent',
  noncustomer: 'never non-buyers reluctant hesitate renters postpone',
  keypoint: 'revenue margin share lead deliveries memberships profit',
  factor: 'compare ahead lags trails narrower wider larger stronger worse better best simpler',
};

const SIGN_TERMS = new Map(
  Object.entries(SIGNS).map(([heading, words]) => [normalise(heading), [...new Set(terms(words))]]),
);

/** Words that speak for a heading although they do not name it. */
export function signsOf(term: string): readonly string[] {
  return SIGN_TERMS.get(term) ?? [];
}
