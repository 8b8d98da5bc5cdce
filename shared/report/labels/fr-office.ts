import type { OfficeWords } from './en-office.ts';

export const frOffice: OfficeWords = {
  why: 'Pourquoi',
  storyline: '{n} messages portent la réponse',
  moves: '{n} recommandations, chacune avec ce qui la renverserait',
  steps: '{n} étapes sont proposées, la première pour le {date}',
  stepsUndated: '{n} étapes sont proposées, sans date',
  gravest: 'Le risque le plus grave : {risk}',
  open: '{n} questions restent ouvertes',
  grounds: '{section} repose sur {n} énoncés',
  evidenceBase: '{n} sources de {publishers} éditeurs indépendants',
  ruled: 'Les sources divergent sur {n} chiffres',
  cut: 'texte complet dans les notes',
  inFull: 'Texte complet :',
  passages: 'Passages :',
  continued: '{title} ({n} sur {of})',
};
