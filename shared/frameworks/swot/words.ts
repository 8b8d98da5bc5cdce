import type { ProgramWords } from '../framework.ts';

export const words: ProgramWords = {
  en: {
    title: 'SWOT',
    method:
      'Each quadrant lists its items by importance, then by the strength of their evidence: supported before partly supported, and more publishers before fewer. There is no score: a mean of unlike things says nothing. The moves of TOWS are proposals; they are shown where their reasons are supported and they follow from them. An empty quadrant is not assessed.',
    topics: {
      strengths: 'Strengths',
      weaknesses: 'Weaknesses',
      opportunities: 'Opportunities',
      threats: 'Threats',
      so: 'Use strengths to take opportunities',
      st: 'Use strengths to meet threats',
      wo: 'Mend weaknesses to take opportunities',
      wt: 'Cut weaknesses to avoid threats',
    },
    rates: 'Importance',
    exhibits: {
      matrix: 'SWOT',
      tows: 'TOWS: moves that follow',
    },
  },
  de: {
    title: 'SWOT',
    method:
      'Jedes Feld ordnet seine Punkte nach Bedeutung, dann nach der Stärke der Belege: belegt vor teilweise belegt, mehr Herausgeber vor weniger. Eine Punktzahl gibt es nicht: Ein Mittelwert ungleicher Dinge sagt nichts. Die Züge der TOWS-Matrix sind Vorschläge; gezeigt werden sie, wenn ihre Gründe belegt sind und sie daraus folgen. Ein leeres Feld ist nicht bewertet.',
    topics: {
      strengths: 'Stärken',
      weaknesses: 'Schwächen',
      opportunities: 'Chancen',
      threats: 'Risiken',
      so: 'Mit Stärken Chancen nutzen',
      st: 'Mit Stärken Risiken begegnen',
      wo: 'Schwächen beheben, um Chancen zu nutzen',
      wt: 'Schwächen abbauen, um Risiken zu meiden',
    },
    rates: 'Bedeutung',
    exhibits: {
      matrix: 'SWOT',
      tows: 'TOWS: Züge, die daraus folgen',
    },
  },
  fr: {
    title: 'SWOT',
    method:
      'Chaque case classe ses éléments par importance, puis par solidité des preuves : étayé avant partiellement étayé, plus d’éditeurs avant moins. Il n’y a pas de note : une moyenne de choses dissemblables ne dit rien. Les actions TOWS sont des propositions ; elles figurent lorsque leurs raisons sont étayées et qu’elles en découlent. Une case vide n’est pas évaluée.',
    topics: {
      strengths: 'Forces',
      weaknesses: 'Faiblesses',
      opportunities: 'Opportunités',
      threats: 'Menaces',
      so: 'S’appuyer sur les forces pour saisir les opportunités',
      st: 'S’appuyer sur les forces contre les menaces',
      wo: 'Corriger les faiblesses pour saisir les opportunités',
      wt: 'Réduire les faiblesses pour éviter les menaces',
    },
    rates: 'Niveau d’importance',
    exhibits: {
      matrix: 'SWOT',
      tows: 'TOWS : actions qui en découlent',
    },
  },
  es: {
    title: 'DAFO',
    method:
      'Cada cuadrante ordena sus puntos por importancia y después por la solidez de las pruebas: respaldado antes que parcialmente respaldado, y más editores antes que menos. No hay nota: una media de cosas distintas no dice nada. Las acciones TOWS son propuestas; se muestran si sus razones están respaldadas y se deducen de ellas. Un cuadrante vacío no está evaluado.',
    topics: {
      strengths: 'Fortalezas',
      weaknesses: 'Debilidades',
      opportunities: 'Oportunidades',
      threats: 'Amenazas',
      so: 'Usar fortalezas para aprovechar oportunidades',
      st: 'Usar fortalezas frente a amenazas',
      wo: 'Corregir debilidades para aprovechar oportunidades',
      wt: 'Reducir debilidades para evitar amenazas',
    },
    rates: 'Importancia',
    exhibits: {
      matrix: 'DAFO',
      tows: 'TOWS: acciones que se deducen',
    },
  },
  ja: {
    title: 'SWOT分析',
    topics: {
      strengths: '強み',
      weaknesses: '弱み',
      opportunities: '機会',
      threats: '脅威',
      so: '強みで機会を生かす',
      st: '強みで脅威を防ぐ',
      wo: '弱みを補い機会を得る',
      wt: '弱みを減らし脅威を避ける',
    },
    rates: '重要度',
    method:
      '各象限の項目は、重要度、次に根拠の強さ（根拠ありが一部根拠ありに先立ち、発行元の多いものが先）の順に並べる。性質の異なるものの平均には意味がないため、点数は付けない。TOWSの打ち手は提案であり、理由が裏付けられ、そこから導ける場合に示す。',
    exhibits: {
      matrix: 'SWOT',
      tows: 'TOWS：打ち手',
    },
  },
};
