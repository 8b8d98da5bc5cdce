import type { ProgramWords } from '../framework.ts';

export const words: ProgramWords = {
  en: {
    title: 'Growth-Share Matrix',
    method:
      'Code places each unit by figures of the ledger: growth of its market (else of its own revenue) of 10 % and more is high, a share of at least the largest rival’s is leading. A unit for which one of them was not found is not placed.',
    topics: {
      star: 'Stars',
      question_mark: 'Question marks',
      cash_cow: 'Cash cows',
      dog: 'Dogs',
      unplaced: 'Not placed for want of figures',
    },
    rates: 'Position',
    ratings: {
      star: 'Stars',
      question_mark: 'Question marks',
      cash_cow: 'Cash cows',
      dog: 'Dogs',
    },
    exhibits: {
      title: 'Units by growth and relative share',
      units: 'Figures of the units',
      other: 'Unit {n}',
      revenue: 'Revenue',
      growth: 'Growth',
      own_share: 'Own share',
      rival_share: 'Largest rival’s share',
      relative: 'Relative share',
    },
  },
  de: {
    title: 'Marktanteils-Wachstums-Matrix',
    method:
      'Das Programm ordnet jede Einheit nach Zahlen des Verzeichnisses ein: Wachstum ihres Marktes (sonst ihres eigenen Umsatzes) ab 10 % gilt als hoch, ein Anteil ab dem des größten Wettbewerbers als führend. Eine Einheit, zu der eine der Zahlen fehlt, wird nicht eingeordnet.',
    topics: {
      star: 'Stars (Sterne)',
      question_mark: 'Fragezeichen',
      cash_cow: 'Melkkühe',
      dog: 'Arme Hunde',
      unplaced: 'Mangels Zahlen nicht eingeordnet',
    },
    rates: 'Einordnung',
    ratings: {
      star: 'Stars (Sterne)',
      question_mark: 'Fragezeichen',
      cash_cow: 'Melkkühe',
      dog: 'Arme Hunde',
    },
    exhibits: {
      title: 'Einheiten nach Wachstum und relativem Anteil',
      units: 'Zahlen der Einheiten',
      other: 'Einheit {n}',
      revenue: 'Umsatz',
      growth: 'Wachstum',
      own_share: 'Eigener Anteil',
      rival_share: 'Anteil des größten Wettbewerbers',
      relative: 'Relativer Anteil',
    },
  },
  fr: {
    title: 'Matrice croissance-part de marché',
    method:
      'Le programme place chaque activité d’après les chiffres du registre : une croissance de son marché (sinon de son propre chiffre d’affaires) d’au moins 10 % est élevée, une part au moins égale à celle du premier concurrent est dominante. Une activité dont un chiffre manque n’est pas placée.',
    topics: {
      star: 'Vedettes',
      question_mark: 'Dilemmes',
      cash_cow: 'Vaches à lait',
      dog: 'Poids morts',
      unplaced: 'Non placées faute de chiffres',
    },
    rates: 'Position',
    ratings: {
      star: 'Vedettes',
      question_mark: 'Dilemmes',
      cash_cow: 'Vaches à lait',
      dog: 'Poids morts',
    },
    exhibits: {
      title: 'Activités par croissance et part relative',
      units: 'Chiffres des activités',
      other: 'Activité {n}',
      revenue: 'Chiffre d’affaires',
      growth: 'Croissance',
      own_share: 'Part propre',
      rival_share: 'Part du premier concurrent',
      relative: 'Part relative',
    },
  },
  es: {
    title: 'Matriz de crecimiento y cuota',
    method:
      'El programa sitúa cada unidad según las cifras del registro: un crecimiento de su mercado (o, si falta, de sus ingresos) del 10 % o más es alto; una cuota igual o mayor que la del mayor rival es líder. Una unidad a la que le falta una cifra no se sitúa.',
    topics: {
      star: 'Estrellas',
      question_mark: 'Interrogantes',
      cash_cow: 'Vacas lecheras',
      dog: 'Perros',
      unplaced: 'Sin situar por falta de cifras',
    },
    rates: 'Posición',
    ratings: {
      star: 'Estrellas',
      question_mark: 'Interrogantes',
      cash_cow: 'Vacas lecheras',
      dog: 'Perros',
    },
    exhibits: {
      title: 'Unidades por crecimiento y cuota relativa',
      units: 'Cifras de las unidades',
      other: 'Unidad {n}',
      revenue: 'Ingresos',
      growth: 'Crecimiento',
      own_share: 'Cuota propia',
      rival_share: 'Cuota del mayor rival',
      relative: 'Cuota relativa',
    },
  },
  ja: {
    title: '成長・シェアマトリクス',
    method:
      '各事業は台帳の数値からプログラムが配置する。市場（なければ自社売上）の成長率が10％以上なら高成長、シェアが最大の競合以上なら優位とする。数値の欠ける事業は配置しない。',
    topics: {
      star: '花形',
      question_mark: '問題児',
      cash_cow: '金のなる木',
      dog: '負け犬',
      unplaced: '数値がなく配置できない事業',
    },
    rates: '位置',
    ratings: {
      star: '花形',
      question_mark: '問題児',
      cash_cow: '金のなる木',
      dog: '負け犬',
    },
    exhibits: {
      title: '成長と相対シェアによる事業',
      units: '事業の数値',
      other: '事業 {n}',
      revenue: '売上',
      growth: '成長率',
      own_share: '自社シェア',
      rival_share: '最大の競合のシェア',
      relative: '相対シェア',
    },
  },
};
