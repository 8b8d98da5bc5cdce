import type { StandingWords } from './en-standing.ts';

export const frStanding: StandingWords = {
  confidenceNote:
    'La confiance découle des preuves qui portent la réponse et de son point le plus faible : nombre d’éditeurs, âge, estimations, désaccords',
  strength: 'Solidité des preuves',
  strengthNote: 'de tout le rapport, non de la seule réponse',
  strengthCap: 'et au plus {cap} si aucune phrase de la réponse n’a passé les contrôles',
  standIn:
    'Aucune phrase de la réponse n’a passé les contrôles ; le point le plus solide de l’argumentation en tient lieu',
  byCode: 'titre établi par le programme',
  market: 'marché',
  message: 'Titre',
};
