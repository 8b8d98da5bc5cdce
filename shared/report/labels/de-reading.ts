import type { ReadingWords } from './en-reading.ts';

export const deReading: ReadingWords = {
  atStake: 'Auf dem Spiel',
  inferred: 'Was über diese Textstellen hinausgeht, ist ein Schluss dieser Vorlage.',
  outlook: 'Ausblick',
  undated: 'die Quelle trägt kein Datum',
  advice:
    'Was geraten wird, samt Terminen, Zuständigen und Bedingungen, ist ein Vorschlag dieser Vorlage.',
  approve: 'Zu beschließen ist',
  counter: 'Dagegen spricht',
  recommendation: 'Empfehlung {n}',
  sums: 'Rechnungen und Annahmen',
  sum: 'Rechnung',
  sumNumber: 'Rechnung {n}',
  what: 'Was berechnet ist',
  editing: 'Redigierte Sätze, davon abgelehnt, weil sich eine Zahl änderte',
  /** Periods by their dates, so that those of several pages stand alike. */
  fiscalYear: 'GJ {year}',
  quarter: 'Q{n} {year}',
  half: '{n}. Halbjahr {year}',
};
