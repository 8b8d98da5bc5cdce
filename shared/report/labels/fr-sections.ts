import type { SectionWords } from './en-sections.ts';

export const frSections: SectionWords = {
  headlines: {
    highLow: '{high} arrive en tête, {low} en dernier',
    most: 'L’essentiel des constats porte sur : {topic}',
  },
  takeaways: 'À retenir',
  soWhat: 'Ce que cela implique',
  unknown: 'Ce que les sources laissent ouvert',
  exhibit: 'Figure {n}',
  directions: { opportunity: 'Opportunité', threat: 'Menace', mixed: 'Mixte' },
  horizons: { short: 'court terme', medium: 'moyen terme', long: 'long terme' },
  confidenceCap: 'jamais au-dessus de la part des énoncés jugés qui sont étayés',
  own: 'Une grille propre au lecteur ; sa définition porte l’empreinte {digest}.',
  namesMissing:
    'Les intitulés de {frameworks} ne sont pas disponibles dans la langue de ce rapport.',
};
