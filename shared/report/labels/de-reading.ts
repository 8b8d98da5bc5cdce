import type { ReadingWords } from './en-reading.ts';

export const deReading: ReadingWords = {
  atStake: 'Auf dem Spiel',
  inferred: 'aus den Quellen geschlossen, dort nicht ausgesprochen',
  undated: 'die Quelle trägt kein Datum',
  advice:
    'Was geraten wird, samt Terminen, Zuständigen und Bedingungen, ist ein Vorschlag dieser Vorlage.',
  recommendation: 'Empfehlung {n}',
  sums: 'Rechnungen und Annahmen',
  sum: 'Rechnung',
  what: 'Was berechnet ist',
  editing: 'Redigierte Sätze, davon abgelehnt, weil sich eine Zahl änderte',
  /** Periods by their dates, so that those of several pages stand alike. */
  fiscalYear: 'GJ {year}',
  quarter: 'Q{n} {year}',
  half: '{n}. Halbjahr {year}',
};
