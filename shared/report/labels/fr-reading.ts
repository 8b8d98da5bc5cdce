import type { ReadingWords } from './en-reading.ts';

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
