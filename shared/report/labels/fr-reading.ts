import type { ReadingWords, StandingWords } from './en-reading.ts';

export const frReading: ReadingWords = {
  atStake: 'Enjeu',
  inferred: 'Ce qui dépasse ces passages est une conclusion de cette note.',
  outlook: 'Perspective',
  undated: 'la source ne porte pas de date',
  advice:
    'Ce qui est conseillé, avec ses dates, ses responsables et ses conditions, est une proposition de cette note.',
  approve: 'Ce que le conseil est invité à décider',
  counter: 'Ce qui s’y oppose',
  recommendation: 'recommandation {n}',
  sums: 'Calculs et hypothèses',
  sum: 'Calcul',
  sumNumber: 'calcul {n}',
  what: 'Ce qui est calculé',
  editing: 'Phrases remaniées, dont refusées parce qu’un chiffre changeait',
  /** Periods by their dates, so that those of several pages stand alike. */
  fiscalYear: 'exercice {year}',
  quarter: 'T{n} {year}',
  half: 'S{n} {year}',
};

export const frStanding: StandingWords = {
  confidenceNote:
    'La confiance découle des preuves qui portent la réponse et de son point le plus faible : nombre d’éditeurs, âge, estimations, désaccords',
  strength: 'Solidité des preuves',
  strengthNote: 'de tout le rapport, non de la seule réponse',
  strengthCap: 'et au plus {cap} si aucune phrase de la réponse n’a passé les contrôles',
  standIn:
    'Aucune phrase de la réponse n’a passé les contrôles ; le point le plus solide de l’argumentation en tient lieu',
  byCode: 'titre établi par le programme',
  market: 'marché',
};
