import type { ProgramWords } from '../framework.ts';

export const words: ProgramWords = {
  en: {
    title: 'Scenarios',
    method:
      'Two drivers of high impact and high uncertainty span four worlds. The worlds are inferences, not forecasts, and carry no probability; the drivers are placed by the ratings that the judge found to follow. There is no score.',
    topics: {
      drivers: 'Drivers',
      both: 'Both drivers strong',
      first: 'Only the first driver strong',
      second: 'Only the second driver strong',
      neither: 'Neither driver strong',
    },
    rates: 'Impact',
    exhibits: {
      title: 'Four worlds',
      drivers: 'Drivers by impact and uncertainty',
      impact: 'Impact',
      uncertainty: 'Uncertainty',
      other: 'Driver {n}',
      high: 'high',
      medium: 'medium',
      low: 'low',
    },
  },
  de: {
    title: 'Szenarien',
    method:
      'Zwei Treiber von hoher Wirkung und hoher Ungewissheit spannen vier Welten auf. Die Welten sind Folgerungen, keine Prognosen, und tragen keine Wahrscheinlichkeit; die Treiber stehen, wo es die Bewertungen sagen, die der Prüfer folgerichtig fand. Eine Punktzahl gibt es nicht.',
    topics: {
      drivers: 'Treiber',
      both: 'Beide Treiber stark',
      first: 'Nur der erste Treiber stark',
      second: 'Nur der zweite Treiber stark',
      neither: 'Kein Treiber stark',
    },
    rates: 'Wirkung',
    exhibits: {
      title: 'Vier Welten',
      drivers: 'Treiber nach Wirkung und Ungewissheit',
      impact: 'Wirkung',
      uncertainty: 'Ungewissheit',
      other: 'Treiber {n}',
      high: 'hoch',
      medium: 'mittel',
      low: 'gering',
    },
  },
  fr: {
    title: 'Scénarios',
    method:
      'Deux moteurs à fort impact et à forte incertitude dessinent quatre mondes. Ces mondes sont des déductions, non des prévisions, et ne portent aucune probabilité ; les moteurs sont placés selon les notes que le juge a trouvées fondées. Il n’y a pas de note.',
    topics: {
      drivers: 'Moteurs',
      both: 'Les deux moteurs forts',
      first: 'Seul le premier moteur fort',
      second: 'Seul le second moteur fort',
      neither: 'Aucun moteur fort',
    },
    rates: 'Effet',
    exhibits: {
      title: 'Quatre mondes',
      drivers: 'Moteurs par effet et incertitude',
      impact: 'Effet',
      uncertainty: 'Incertitude',
      other: 'Moteur {n}',
      high: 'fort',
      medium: 'moyen',
      low: 'faible',
    },
  },
  es: {
    title: 'Escenarios',
    method:
      'Dos motores de gran efecto y gran incertidumbre abren cuatro mundos. Los mundos son inferencias, no pronósticos, y no llevan probabilidad; los motores se sitúan según las valoraciones que el juez halló fundadas. No hay nota.',
    topics: {
      drivers: 'Motores',
      both: 'Ambos motores fuertes',
      first: 'Solo el primer motor fuerte',
      second: 'Solo el segundo motor fuerte',
      neither: 'Ningún motor fuerte',
    },
    rates: 'Efecto',
    exhibits: {
      title: 'Cuatro mundos',
      drivers: 'Motores por efecto e incertidumbre',
      impact: 'Efecto',
      uncertainty: 'Incertidumbre',
      other: 'Motor {n}',
      high: 'alto',
      medium: 'medio',
      low: 'bajo',
    },
  },
  ja: {
    title: 'シナリオ分析',
    method:
      '影響と不確実性がともに大きい二つの要因が四つの世界を張る。世界は推論であって予測ではなく、確率は付けない。要因は、判定者が妥当と認めた評価に従って置く。点数は付けない。',
    topics: {
      drivers: '要因',
      both: '両方の要因が強い',
      first: '第一の要因だけが強い',
      second: '第二の要因だけが強い',
      neither: 'どちらの要因も弱い',
    },
    rates: '影響',
    exhibits: {
      title: '四つの世界',
      drivers: '影響と不確実性による要因',
      impact: '影響',
      uncertainty: '不確実性',
      other: '要因 {n}',
      high: '大',
      medium: '中',
      low: '小',
    },
  },
};
