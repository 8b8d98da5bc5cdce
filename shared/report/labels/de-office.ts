import type { OfficeWords } from './en-office.ts';

export const deOffice: OfficeWords = {
  why: 'Warum',
  storyline: '{n} Aussagen tragen die Antwort',
  moves: '{n} Empfehlungen, jede mit dem, was sie umstieße',
  steps: '{n} Schritte sind vorgeschlagen, der erste bis {date}',
  stepsUndated: '{n} Schritte sind vorgeschlagen, ohne Datum',
  gravest: 'Das schwerste Risiko: {risk}',
  open: '{n} Fragen bleiben offen',
  grounds: '{section} stützt sich auf {n} Aussagen',
  evidenceBase: '{n} Quellen von {publishers} unabhängigen Herausgebern',
  ruled: 'Bei {n} Zahlen widersprechen sich die Quellen',
  cut: 'vollständig in den Notizen',
  inFull: 'Vollständig:',
  passages: 'Textstellen:',
  continued: '{title} ({n} von {of})',
};
