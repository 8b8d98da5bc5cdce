import type { StandingWords } from './en-standing.ts';

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
  message: 'Titel',
};
