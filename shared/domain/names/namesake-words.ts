/** What things are that are not companies: the noun that ends "Tesla was a Serbian-American …". */
export const OTHER_KINDS = new Set(
  `band song album single ep film movie novel book poem play opera musical series sitcom episode character
  game videogame comic manga anime magazine newspaper inventor physicist scientist mathematician chemist
  musician singer songwriter rapper composer actor actress comedian author writer poet painter artist
  footballer cricketer golfer boxer wrestler swimmer athlete player coach politician senator governor king queen
  emperor saint god goddess deity titan planet moon asteroid crater constellation element metal river lake sea mountain
  hill island peninsula town city village municipality county district province region state commune suburb neighborhood
  neighbourhood parish castle church temple street road bridge park genus species plant flower tree fruit bird fish insect
  butterfly moth beetle dog breed horse ship vessel destroyer frigate submarine aircraft missile locomotive letter word name
  surname forename disambiguation myth legend university college school regiment battalion squadron
  festival racehorse
  rockband musikgruppe erfinder physiker sanger sangerin schauspieler fluss stadt gemeinde ort dorf gattung gottin gott
  inventeur physicien chanteur chanteuse acteur actrice ville fleuve riviere roman banda
  cantante ciudad rio`.split(/\s+/),
);

/** Nouns for companies of some trade: the word before tells the trade ("faucet maker", "record label"). */
export const COMPANY_KINDS = new Set(
  `maker manufacturer producer label brand company firm retailer supplier provider developer publisher distributor chain studio
  brewery winery restaurant hotel hospital clinic bank insurer airline broker agency consultancy charity foundation shop store
  bakery farm dealer wholesaler operator builder contractor business startup start-up`.split(/\s+/),
);

/** Adjectives and sizes that tell no trade. */
export const NO_TRADE = new Set(
  `an a the one of largest biggest leading major global international multinational american british german french swiss italian
  spanish dutch swedish danish japanese chinese korean indian canadian australian european austrian public publicly listed
  traded held private privately owned family independent holding parent large small big new old young well known famous
  popular successful innovative fortune great good strong market world top best us uk based international group company`.split(
    /\s+/,
  ),
);
