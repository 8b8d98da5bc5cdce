import type { OfficeWords } from './en-office.ts';

export const esOffice: OfficeWords = {
  why: 'Por qué',
  storyline: '{n} mensajes sostienen la respuesta',
  moves: '{n} recomendaciones, cada una con lo que la revertiría',
  steps: 'Se proponen {n} pasos, el primero antes del {date}',
  stepsUndated: 'Se proponen {n} pasos, sin fecha',
  gravest: 'El riesgo más grave: {risk}',
  open: '{n} preguntas siguen abiertas',
  grounds: '{section} se apoya en {n} afirmaciones',
  evidenceBase: '{n} fuentes de {publishers} editores independientes',
  ruled: 'Las fuentes discrepan en {n} cifras',
  cut: 'completo en las notas',
  inFull: 'Completo:',
  passages: 'Pasajes:',
  continued: '{title} ({n} de {of})',
};
