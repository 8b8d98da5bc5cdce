/**
 * Words that say which way something went, by pairs of opposites; +1 and -1. English, German, French and
 * Spanish, each form written out: a stem would catch "contract" and "lowest".
 */
const PAIRS: readonly (readonly [axis: string, up: string, down: string])[] = [
  [
    'change',
    `rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
     climb climbs climbed climbing expand expands expanded expanding expansion jump jumps jumped surge surges surged surging
     soar soars soared soaring up higher accelerate accelerates accelerated accelerating gain gains gained gaining widen widened widening advanced rebounded
     raise raises raised raising lift lifts lifted lifting boost boosts boosted boosting hike hikes hiked
     steigt stieg stiegen gestiegen steigen steigend anstieg wuchs wuchsen wächst gewachsen wachstum zunahme zugenommen
     erhöht erhöhte erhöhung zulegte zugelegt höher ausgebaut
     augmente augmenté augmentation progressé progresse progression hausse croissance accru accrue bondi
     aumentó aumentaron aumenta aumento aumentado creció crecieron crece crecimiento subió subieron sube subida incremento`,
    `fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined declining drop drops
     dropped dropping down lower lose loses losing shrink shrinks shrank shrunk shrinking contracted contracting contraction
     slid slide slides slump slumps slumped plunge plunged plunges reduce reduces reduced reducing reduction narrow narrowed narrowing dip dips dipped tumble tumbled decelerate decelerated
     slowed slowing erode eroded shed cut cuts cutting lowers lowered lowering slash slashes slashed trim trims trimmed
     sinkt sank sanken gesunken sinken rückgang fiel fielen gefallen zurückgegangen zurückging abnahme abgenommen schrumpfte
     geschrumpft verringert reduziert niedriger gesenkt einbruch
     baisse baissé baisser diminue diminué diminution recul reculé recule chute chuté régressé réduit
     disminuyó disminuyeron disminución cayó cayeron cae caída bajó bajaron baja descenso descendió redujo reducción`,
  ],
  [
    // Apart from change: lower costs are an improvement.
    'quality',
    'improve improves improved improving improvement strengthen strengthens strengthened strengthening better verbessert verbesserte amélioré mejoró',
    'worsen worsens worsened worsening weaken weakens weakened weakening deteriorate deteriorates deteriorated deteriorating worse verschlechtert verschlechterte détérioré empeoró',
  ],
  [
    'result',
    'profit profits profitable income earnings surplus gewinn gewinne überschuss profitabel bénéfice bénéfices rentable beneficio beneficios ganancia ganancias',
    'loss losses unprofitable loss-making deficit verlust verluste fehlbetrag defizitär perte pertes déficit déficitaire pérdida pérdidas',
  ],
  [
    'bound',
    'exceed exceeds exceeded exceeding above more-than at-least über mehr-als plus-de más-de superior',
    'below less-than fewer-than under at-most unter weniger-als moins-de menos-de inferior',
  ],
  [
    'expectation',
    'beat beats beating topped outperform outperforms outperformed outperforming surpassed outpaced outpaces übertraf übertroffen dépassé superó',
    'miss misses missed missing underperform underperformed underperforms trail trails trailed trailing lag lags lagged lagging verfehlt verfehlte manqué',
  ],
  [
    'possession',
    'won win wins winning gained gewonnen gewann gagné gagne ganó',
    'lost lose loses losing verloren verlor perdu perd perdió',
  ],
  [
    'opening',
    'open opens opened opening launch launches launched launching enter enters entered entering start starts started eröffnet eröffnete ouvert ouvre abrió',
    'close closes closed closing closure shut discontinue discontinued exit exits exited exiting leave leaves left leaving end ended withdraw withdrew withdrawn geschlossen schloss fermé ferme cerró',
  ],
  [
    'trade',
    'buy buys bought buying acquire acquires acquired acquiring kaufte gekauft acquis compró adquirió',
    'sell sells sold selling divest divests divested divesting verkaufte verkauft vendu vendió',
  ],
  [
    'verdict',
    'approve approves approved approving approval upheld genehmigt approuvé aprobó',
    'reject rejects rejected rejecting rejection overturned abgelehnt rejeté rechazó',
  ],
  [
    'permission',
    'allow allows allowed allowing permit permits permitted permitting erlaubt erlaubte autorisé permite permitió',
    'ban bans banned banning forbid forbids forbade forbidden prohibit prohibits prohibited verboten verbot interdit prohíbe prohibió',
  ],
  [
    'price',
    'dearer dearest costlier pricier more-expensive teurer más-caro',
    'cheaper cheapest less-expensive billiger günstiger más-barato',
  ],
  [
    'rank',
    'largest biggest highest best most leading größte größten höchste',
    'smallest lowest worst least kleinste kleinsten niedrigste',
  ],
  [
    'strength',
    'strong stronger strongest high strengths stark stärker hoch forte fuerte alta',
    'weak weaker weakest low weaknesses schwach schwächer niedrig faible débil',
  ],
  [
    'staff',
    'hire hires hired hiring add adds added adding',
    'cut cuts cutting laid fired dismissed eliminate eliminated shut close closed',
  ],
];

export interface Pull {
  readonly axis: string;
  readonly sign: 1 | -1;
}

const PULLS = new Map<string, Pull[]>();
for (const [axis, up, down] of PAIRS) {
  for (const [list, sign] of [
    [up, 1],
    [down, -1],
  ] as const) {
    for (const word of list.split(/\s+/)) {
      PULLS.set(word, [...(PULLS.get(word) ?? []), { axis, sign }]);
    }
  }
}

/** Which way a folded word, or two words joined by a hyphen, pulls; on one axis or on several. */
export function pullsOf(word: string): readonly Pull[] {
  return PULLS.get(word) ?? [];
}

const NEGATIONS = new Set(
  `not no never without neither nor cannot none unable fail fails failed lack lacks lacked stop stops stopped ceased ceases halted nobody nothing hardly deny denies denied denying refuse refuses refused refusing unlikely
   n't nicht kein keine keinen keiner keinem nie niemals ohne weder pas jamais aucun aucune sans
   nunca ningún ninguna jamás sin ni`.split(/\s+/),
);
/** Not negations, though they begin like one: "not only", "no fewer than", "no. 1". */
const IDLE_NEGATION =
  /(?<!\p{L})(?:not (?:only|just|merely|least)|no (?:fewer|less|more|later|sooner|doubt|longer than|matter)|no\.? ?\d|nicht nur|non seulement|no s[oó]lo|not more than|not less than|without doubt)/gu;

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/** Folded text, at the same offsets: idioms that only look like negations are blanked, "ruled out" is one word. */
export function withoutIdleNegation(folded: string): string {
  return folded
    .replace(IDLE_NEGATION, (idiom) => ' '.repeat(idiom.length))
    .replace(/(?<!\p{L})rul(?:e|es|ed|ing) out(?!\p{L})/gu, (words) => 'deny'.padEnd(words.length));
}
