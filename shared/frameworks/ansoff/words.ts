import type { ProgramWords } from '../framework.ts';

export const words: ProgramWords = {
  en: {
    title: 'Ansoff Matrix',
    method:
      'Moves are listed by field, the more important first, then by the strength of their evidence. There is no score. An empty field is not assessed.',
    topics: {
      penetration: 'Market penetration',
      product_development: 'Product development',
      market_development: 'Market development',
      diversification: 'Diversification',
    },
    rates: 'Importance',
    exhibits: {
      title: 'Ways to grow',
    },
  },
  de: {
    title: 'Ansoff-Matrix',
    method:
      'Die Wege stehen je Feld, die wichtigeren zuerst, dann nach der Stärke der Belege. Eine Punktzahl gibt es nicht. Ein leeres Feld ist nicht bewertet.',
    topics: {
      penetration: 'Marktdurchdringung',
      product_development: 'Produktentwicklung',
      market_development: 'Marktentwicklung',
      diversification: 'Diversifikation',
    },
    rates: 'Bedeutung',
    exhibits: {
      title: 'Wege zum Wachstum',
    },
  },
  fr: {
    title: 'Matrice d’Ansoff',
    method:
      'Les voies sont classées par case, les plus importantes d’abord, puis par solidité des preuves. Il n’y a pas de note. Une case vide n’est pas évaluée.',
    topics: {
      penetration: 'Pénétration du marché',
      product_development: 'Développement de produits',
      market_development: 'Développement de marchés',
      diversification: 'Diversification',
    },
    rates: 'Importance',
    exhibits: {
      title: 'Voies de croissance',
    },
  },
  es: {
    title: 'Matriz de Ansoff',
    method:
      'Las vías se ordenan por cuadrante, primero las más importantes y después por la solidez de las pruebas. No hay nota. Un cuadrante vacío no está evaluado.',
    topics: {
      penetration: 'Penetración de mercado',
      product_development: 'Desarrollo de productos',
      market_development: 'Desarrollo de mercados',
      diversification: 'Diversificación',
    },
    rates: 'Importancia',
    exhibits: {
      title: 'Vías de crecimiento',
    },
  },
  ja: {
    title: 'アンゾフの成長マトリクス',
    method:
      '各象限の打ち手は重要度、次に根拠の強さの順に並べる。点数は付けない。空の象限は評価していない。',
    topics: {
      penetration: '市場浸透',
      product_development: '製品開発',
      market_development: '市場開拓',
      diversification: '多角化',
    },
    rates: '重要度',
    exhibits: {
      title: '成長の道筋',
    },
  },
};
