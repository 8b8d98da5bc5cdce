import type { ProgramWords } from '../framework.ts';

export const words: ProgramWords = {
  en: {
    title: 'PESTEL',
    method:
      'For each factor the impacts of its items (low 1, medium 3, high 5) are added up on two sides, threats and opportunities; a mixed item counts on both. An item counts only if the judge found its claim supported and its rating to follow; a side on which nothing counts is left empty. Short term is within a year, medium one to three years, long beyond.',
    topics: {
      political: 'Political',
      economic: 'Economic',
      social: 'Social',
      technological: 'Technological',
      environmental: 'Environmental',
      legal: 'Legal',
    },
    rates: 'Impact',
    exhibits: {
      title: 'Outside factors: threats and opportunities, summed',
      threats: 'Threats',
      opportunities: 'Opportunities',
    },
  },
  de: {
    title: 'PESTEL',
    method:
      'Für jeden Faktor werden die Wirkungen seiner Punkte (gering 1, mittel 3, hoch 5) auf zwei Seiten addiert, Risiken und Chancen; ein gemischter Punkt zählt auf beiden. Ein Punkt zählt nur, wenn der Prüfer seine Aussage belegt fand und die Bewertung daraus folgt; eine Seite, auf der nichts zählt, bleibt leer. Kurzfristig heißt binnen eines Jahres, mittelfristig ein bis drei Jahre, langfristig danach.',
    topics: {
      political: 'Politisch',
      economic: 'Wirtschaftlich',
      social: 'Gesellschaftlich',
      technological: 'Technologisch',
      environmental: 'Ökologisch',
      legal: 'Rechtlich',
    },
    rates: 'Wirkung',
    exhibits: {
      title: 'Äußere Faktoren: Risiken und Chancen in Summe',
      threats: 'Risiken',
      opportunities: 'Chancen',
    },
  },
  fr: {
    title: 'PESTEL',
    method:
      'Pour chaque facteur, les effets de ses éléments (faible 1, moyen 3, fort 5) sont additionnés de deux côtés, menaces et opportunités ; un élément mixte compte des deux. Un élément ne compte que si le juge a trouvé son énoncé étayé et que la note en découle ; un côté où rien ne compte reste vide. Court terme : moins d’un an ; moyen terme : un à trois ans ; long terme : au-delà.',
    topics: {
      political: 'Politique',
      economic: 'Économique',
      social: 'Social',
      technological: 'Technologique',
      environmental: 'Environnemental',
      legal: 'Juridique',
    },
    rates: 'Impact',
    exhibits: {
      title: 'Facteurs externes : menaces et opportunités cumulées',
      threats: 'Menaces',
      opportunities: 'Opportunités',
    },
  },
  es: {
    title: 'PESTEL',
    method:
      'Para cada factor se suman los efectos de sus puntos (bajo 1, medio 3, alto 5) en dos lados, amenazas y oportunidades; un punto mixto cuenta en ambos. Un punto solo cuenta si el juez halló respaldada su afirmación y la valoración se deduce de ella; un lado en el que nada cuenta queda vacío. Corto plazo: menos de un año; medio: de uno a tres años; largo: después.',
    topics: {
      political: 'Político',
      economic: 'Económico',
      social: 'Social',
      technological: 'Tecnológico',
      environmental: 'Ecológico',
      legal: 'Legal',
    },
    rates: 'Impacto',
    exhibits: {
      title: 'Factores externos: suma de amenazas y oportunidades',
      threats: 'Amenazas',
      opportunities: 'Oportunidades',
    },
  },
  ja: {
    title: 'PESTEL分析',
    topics: {
      political: '政治',
      economic: '経済',
      social: '社会',
      technological: '技術',
      environmental: '環境',
      legal: '法律',
    },
    rates: '影響',
    method:
      '各要因について、機会と脅威の影響（低 1、中 3、高 5）をそれぞれ合計する。両面ある項目は双方に数える。判定者が根拠ありと認め、評価が文から導ける項目だけを数え、数えられる項目のない側は空欄とする。短期は一年以内、中期は一年から三年、長期はそれ以降。',
    exhibits: {
      title: '外部要因：脅威と機会の合計',
      threats: '脅威',
      opportunities: '機会',
    },
  },
};
