import type { StandingWords } from './en-standing.ts';

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
  message: 'Título',
};
