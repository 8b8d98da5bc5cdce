/** Words by which a sentence shows whom it is about. Patterns for folded text (see `fold`). */

const list = (words: string) => words.trim().split(/\s+/).join('|');
const word = (alternatives: string, flags = 'iu') =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives})(?![\p{L}\p{N}])`, flags);

/** Verbs of doing business: whoever stands before one is the one who did it. */
export const BUSINESS_VERB = String.raw`(?:sold|sells?|delivered|delivers?|produced|produces?|shipped|ships?|posted|earned|earns?|generated|generates?|booked|employs|employed|operates|operated|manufactures|manufactured|built|makes|supplies|supplied|recorded|acquired|launched|invested|reported(?= (?:an? |net|record|revenue|sales|profit|loss|earnings|quarterly|annual|higher|lower|[$€£\d])))`;

/** Verbs by which a claim ascribes a result to its subject. */
export const RESULT_VERB = word(
  list(`sold delivered produced shipped posted earned generated booked employs employed manufactured built supplied recorded
  acquired launched invested reported grew grows rose rises fell falls gained gains lost loses increased decreased doubled tripled
  expanded declined dropped shrank won opened closed cut raised reached achieved exceeded holds held owns owned leads led
  makes made is was became`),
);

/** A claim that only says what the subject meets, or may do, takes nothing from another. */
export const EXPOSURE = word(
  list(`faces face facing may might could can risks risk must should needs need competes compete depends depend benefits
  benefit exposed threatened pressure pressures vulnerable operates vies contends relies rely subject affected`),
);

/** The end of what stands in the subject's place. */
export const FINITE_VERB = word(
  `${list(`is are was were has have had will would could may might can must should does did do sold sells grew grows rose
  rises fell falls built builds made makes cut cuts held holds led leads won wins lost loses began begins became becomes
  said says took takes gave gives kept keeps set sets put puts hit hits paid pays bought buys beat beats shrank leaves left
  met meets drew draws drove drives brought brings faces face remains remain shows show expects expect plans operates
  employs offers depends depend exceeds reaches accounts account generates supplies produces ships makes earns
  ist sind war waren hat haben wird werden wurde wurden wuchs stieg sank fiel verkaufte lieferte machte ging gingen
  est sont etait etaient ont avait vend tiene tienen fue fueron vendio crecio`)}|overtook|overtakes|\\p{Ll}{3,}ed`,
  'u',
);

/** Measures that belong to somebody: alone they say nothing of whom. */
export const MEASURE = word(
  list(`sales revenue revenues turnover deliveries delivery profit profits earnings income margin margins loss losses shares
  shipments output production orders backlog costs cost cash debt headcount workforce employees staff results growth volume
  volumes share dividend ebit ebitda net gross operating annual quarterly total automotive free flow guidance management
  umsatz umsatze gewinn auslieferungen absatz ergebnis verlust marge ventes chiffre benefice livraisons ventas ingresos
  beneficio entregas`),
);

/** Words for others in the same trade. */
export const RIVAL_NOUN = word(
  `${list(`rival rivals competitor competitors peer peers challenger challengers entrant entrants incumbent incumbents newcomer
  newcomers rivale rivalen konkurrent konkurrenten wettbewerber mitbewerber concurrent concurrents competidor competidores`)}|競合|竞争对手|경쟁사`,
);

/** Words for the whole trade, in several languages. */
export const MARKET_NOUN =
  /(?<!\p{L})(?:markets?|industr(?:y|ies)|sectors?|segments?|economy|demand|[\p{L}-]*markt(?:es|s)?|markte|branche|nachfrage|marches?|secteur|industrie|filiere|mercados?|sector|demanda|industria|mercato|settore|markedet|marknaden)(?!\p{L})(?! (?:share|cap|capitali[sz]ation|value|position|leader))|市場|市场|業界|行业|시장/iu;

/** A sentence that goes on about whom the one before was about. */
export const PRONOUN =
  /^["'“]?(?:it|its|they|their|he|she|his|her|we|our|the (?:company|group|firm|business|brand|(?:\p{Ll}+ )?(?:carmaker|automaker|manufacturer|maker|airline|bank|insurer|retailer|chipmaker|giant|producer|supplier|operator))|es|sie|er|ihr|das unternehmen|der (?:konzern|hersteller|autobauer)|il|elle|l'entreprise|le groupe|la societe|la empresa|el grupo|la compania|同社)(?![\p{L}\p{N}])/iu;

/** The company itself, without its name. */
export const THE_COMPANY =
  /^["'“]?(?:it|its|they|their|we|our|the (?:company|group|firm)|das unternehmen|der konzern|l'entreprise|le groupe|la societe|la empresa|la compania|同社|当社)(?![\p{L}\p{N}])/iu;

/** Before a name: it is what somebody is compared with or acts on, not the one who acts. */
export const AS_OBJECT =
  /(?:overtook|overtak\w+|surpass\w*|outs[oe]l\w+|beat(?:s|ing)?|pass(?:ed|ing)|outpac\w+|trail\w*|than|ahead of|behind|unlike|against|versus|vs\.?|compet\w+ (?:with|against)|rival(?:s|ing|led)?(?: of| to)?|competitors? (?:of|to)|challeng\w+|threat\w* (?:to|for)|pressur\w+|lead over|from|anders als|im gegensatz zu|als|gegen|contrairement a|que|contre|a diferencia de)(?: the| its)? $/iu;

/** After the company's name: what follows is about its rivals, or about the supplier or customer named next. */
export const OF_ANOTHER =
  /^(?:'s?)? (?:\p{Ll}[\p{L}-]* ){0,2}(?:(?:rivals?|competitors?|peers?|challengers?|rivale[n]?|[kK]onkurrent(?:en)?)(?!\p{L})|(?:supplier|customer|partner|shareholder|lender|investor)(?= \p{Lu}))/u;

/** Verbs by which a person speaks for a company. */
export const SAYING = word(
  'said|says|told|tells|announced|announces|warned|warns|expects|expected|plans|planned|added|adds|believes|believed|estimates|estimated|is|are|was|were',
);

export const PLACE = word(
  list(`china europe america germany france italy spain britain england japan india korea canada mexico brazil norway sweden
  australia asia africa russia taiwan texas california shanghai berlin nevada beijing eu us uk usa`),
);

/** Capitalised at a start, and not a name. */
export const NO_NAME = word(
  list(`the a an this that these those it its they their he she his her we our in on at by for from with without of to as if when
  while where after before since until during under over between among both each every all some many most few no not and but
  or so yet however moreover meanwhile still also although though because despite according analysts investors regulators
  critics management executives officials buyers customers consumers suppliers workers factories plants stores carmakers
  automakers manufacturers makers banks airlines others everyone nobody ceo cfo ev evs ai gdp
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  der die das ein eine im am bei le la les un une des el los las una en`),
);

const FUNCTION_WORDS: Record<string, ReadonlySet<string>> = {
  en: new Set(
    'the of and in to is was are were by for with its from that which than has have'.split(' '),
  ),
  de: new Set(
    'der die das und im ist war den dem des von mit auf fur ein eine wurde sich nach zu'.split(' '),
  ),
  fr: new Set('le la les des du et est une dans pour par sur aux au qui que sont en'.split(' ')),
  es: new Set('el los las del y es una para por con que en son fue al se'.split(' ')),
  it: new Set('il gli di che della del nel per con una sono e dei'.split(' ')),
  pt: new Set('o os as do da dos em para com uma que foi no na'.split(' ')),
};

/** The language that a sentence's small words vote for; null when they do not tell. */
export function languageOf(words: readonly string[]): string | null {
  if (words.some((one) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(one)))
    return 'ja';
  const votes = Object.entries(FUNCTION_WORDS)
    .map(([language, set]) => ({ language, count: words.filter((one) => set.has(one)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = votes;
  return first !== undefined && first.count > (second?.count ?? 0) ? first.language : null;
}
