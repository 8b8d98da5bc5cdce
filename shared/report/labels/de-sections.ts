import type { SectionWords } from './en-sections.ts';

export const deSections: SectionWords = {
  headlines: {
    highLow: '{high} steht am höchsten, {low} am niedrigsten',
    most: 'Am meisten fand sich zu: {topic}',
  },
  takeaways: 'Erkenntnisse',
  soWhat: 'Was daraus folgt',
  unknown: 'Was die Quellen offen lassen',
  exhibit: 'Abbildung {n}',
  directions: { opportunity: 'Chance', threat: 'Risiko', mixed: 'Gemischt' },
  horizons: { short: 'kurzfristig', medium: 'mittelfristig', long: 'langfristig' },
  confidenceCap: 'nie über dem Anteil der geprüften Aussagen, die belegt sind',
  own: 'Ein eigenes Analyseraster des Auftraggebers; seine Definition trägt die Prüfsumme {digest}.',
  namesMissing:
    'Die Bezeichnungen in {frameworks} liegen nicht in der Sprache dieses Berichts vor.',
};
