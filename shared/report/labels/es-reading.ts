import type { ReadingWords, StandingWords } from './en-reading.ts';

export const esReading: ReadingWords = {
  atStake: 'En juego',
  inferred: 'Lo que va más allá de estos pasajes es una conclusión de este documento.',
  outlook: 'Perspectiva',
  undated: 'la fuente no lleva fecha',
  advice:
    'Lo que se aconseja, con sus fechas, responsables y condiciones, es una propuesta de este documento.',
  approve: 'Lo que se pide al consejo que decida',
  counter: 'En contra',
  recommendation: 'recomendación {n}',
  sums: 'Cálculos y supuestos',
  sum: 'Cálculo',
  sumNumber: 'cálculo {n}',
  what: 'Lo que se calcula',
  editing: 'Frases editadas, de ellas rechazadas porque cambiaba una cifra',
  /** Periods by their dates, so that those of several pages stand alike. */
  fiscalYear: 'ejercicio {year}',
  quarter: 'T{n} {year}',
  half: 'S{n} {year}',
};

export const esStanding: StandingWords = {
  confidenceNote:
    'La confianza se deduce de las pruebas que sostienen la respuesta y de su punto más débil: cuántos editores, qué antigüedad, estimaciones, desacuerdos',
  strength: 'Solidez de las pruebas',
  strengthNote: 'de todo el informe, no solo de la respuesta',
  strengthCap: 'y como máximo {cap} si ninguna frase de la respuesta superó las comprobaciones',
  standIn:
    'Ninguna frase de la respuesta superó las comprobaciones; en su lugar figura el punto más sólido de la argumentación',
  byCode: 'título del programa',
  market: 'mercado',
};
