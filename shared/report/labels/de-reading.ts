import type { ReadingWords, StandingWords } from './en-reading.ts';

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

export const deStanding: StandingWords = {
  confidenceNote:
    'Die Verlässlichkeit folgt aus den Belegen hinter der Antwort und aus ihrem schwächsten Punkt: wie viele Herausgeber, wie alt, Schätzungen, Widersprüche',
  strength: 'Stärke der Belege',
  strengthNote: 'des ganzen Berichts, nicht der Antwort allein',
  strengthCap: 'und höchstens {cap}, wenn kein Satz einer Antwort die Prüfungen bestand',
  standIn:
    'Kein Satz einer Antwort hat die Prüfungen bestanden; an ihrer Stelle steht hier der stärkste Punkt der Argumentation',
  byCode: 'Titel vom Programm',
  market: 'Markt',
};
