import type { SectionWords } from './en-sections.ts';

export const esSections: SectionWords = {
  headlines: {
    highLow: '{high} es lo más alto; {low}, lo más bajo',
    most: 'Lo más documentado: {topic}',
  },
  takeaways: 'Conclusiones',
  soWhat: 'Qué implica',
  unknown: 'Lo que las fuentes dejan abierto',
  exhibit: 'Figura {n}',
  directions: { opportunity: 'Oportunidad', threat: 'Amenaza', mixed: 'Mixto' },
  horizons: { short: 'corto plazo', medium: 'medio plazo', long: 'largo plazo' },
  confidenceCap: 'nunca por encima de la proporción de afirmaciones juzgadas que están respaldadas',
  own: 'Un marco propio del lector; su definición tiene la huella {digest}.',
  namesMissing: 'Los nombres de {frameworks} no están disponibles en el idioma de este informe.',
};
