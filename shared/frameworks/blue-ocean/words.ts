import type { ProgramWords } from '../framework.ts';

export const words: ProgramWords = {
  en: {
    title: 'Blue Ocean Strategy',
    method:
      "The score is the divergence of the company's value curve from its industry's: 1 plus the mean gap between the two levels (low 1, medium 3, high 5) over the factors whose claim the judge found supported and whose levels follow, to 0.1; 1 is the same curve, 5 the opposite one. The range shows the score if every other factor had no gap, or the widest. With fewer than three such factors there is no curve.",
    topics: {
      factors: 'Strategy canvas',
      eliminate: 'Eliminate',
      reduce: 'Reduce',
      raise: 'Raise',
      create: 'Create',
      noncustomers: 'Noncustomers',
    },
    rates: 'Move',
    ratings: {
      raise: 'raise',
      reduce: 'reduce',
      keep: 'keep',
    },
    exhibits: {
      title: 'Value curves of company and industry',
      factor: 'Factor',
      industry: 'Industry',
      other: 'Factor {n}',
    },
  },
  de: {
    title: 'Blue-Ocean-Strategie',
    method:
      'Die Punktzahl ist der Abstand der Wertkurve des Unternehmens von der seiner Branche: 1 plus der mittlere Abstand beider Ausprägungen (gering 1, mittel 3, hoch 5) über die Faktoren, deren Aussage der Prüfer belegt fand und deren Ausprägungen daraus folgen, auf 0,1 genau; 1 ist dieselbe Kurve, 5 die entgegengesetzte. Die Spanne zeigt den Wert, wenn alle anderen Faktoren keinen oder den größten Abstand hätten. Mit weniger als drei solchen Faktoren gibt es keine Kurve.',
    topics: {
      factors: 'Wertkurve',
      eliminate: 'Eliminieren',
      reduce: 'Reduzieren',
      raise: 'Steigern',
      create: 'Kreieren',
      noncustomers: 'Nichtkunden',
    },
    rates: 'Zug',
    ratings: {
      raise: 'steigern',
      reduce: 'reduzieren',
      keep: 'beibehalten',
    },
    exhibits: {
      title: 'Wertkurven von Unternehmen und Branche',
      factor: 'Faktor',
      industry: 'Branche',
      other: 'Faktor {n}',
    },
  },
  fr: {
    title: 'Stratégie Océan bleu',
    method:
      'La note mesure l’écart entre la courbe de valeur de l’entreprise et celle de son secteur : 1 plus l’écart moyen des deux niveaux (faible 1, moyen 3, fort 5) sur les facteurs dont le juge a trouvé l’énoncé étayé et dont les niveaux en découlent, à 0,1 près ; 1 est la même courbe, 5 la courbe opposée. La fourchette montre la note si tous les autres facteurs avaient un écart nul, ou maximal. Avec moins de trois facteurs, il n’y a pas de courbe.',
    topics: {
      factors: 'Canevas stratégique',
      eliminate: 'Exclure',
      reduce: 'Réduire',
      raise: 'Renforcer',
      create: 'Créer',
      noncustomers: 'Non-clients',
    },
    rates: 'Action',
    ratings: {
      raise: 'renforcer',
      reduce: 'réduire',
      keep: 'conserver',
    },
    exhibits: {
      title: 'Courbes de valeur de l’entreprise et du secteur',
      factor: 'Facteur',
      industry: 'Secteur',
      other: 'Facteur {n}',
    },
  },
  es: {
    title: 'Estrategia del océano azul',
    method:
      'La nota es la distancia entre la curva de valor de la empresa y la de su sector: 1 más la diferencia media de ambos niveles (bajo 1, medio 3, alto 5) en los factores cuya afirmación el juez halló respaldada y cuyos niveles se deducen de ella, con precisión de 0,1; 1 es la misma curva, 5 la opuesta. El rango muestra la nota si los demás factores no tuvieran diferencia, o la máxima. Con menos de tres factores no hay curva.',
    topics: {
      factors: 'Lienzo estratégico',
      eliminate: 'Eliminar',
      reduce: 'Reducir',
      raise: 'Incrementar',
      create: 'Crear',
      noncustomers: 'No clientes',
    },
    rates: 'Acción',
    ratings: {
      raise: 'incrementar',
      reduce: 'reducir',
      keep: 'mantener',
    },
    exhibits: {
      title: 'Curvas de valor de la empresa y del sector',
      factor: 'Factor',
      industry: 'Sector',
      other: 'Factor {n}',
    },
  },
  ja: {
    title: 'ブルー・オーシャン戦略',
    topics: {
      factors: '戦略キャンバス',
      eliminate: '取り除く',
      reduce: '減らす',
      raise: '増やす',
      create: '付け加える',
      noncustomers: '非顧客',
    },
    rates: '打ち手',
    ratings: {
      raise: '増やす',
      reduce: '減らす',
      keep: '維持',
    },
    method:
      '点数は自社と業界の価値曲線の隔たりで、根拠があり水準が導ける要因について、両者の水準（低 1、中 3、高 5）の差の平均に 1 を加え、小数第1位まで示す。1 は同じ曲線、5 は正反対の曲線。幅は、残りの要因に差がない場合と差が最大の場合を示す。そのような要因が三つ未満なら曲線は描かない。',
    exhibits: {
      title: '価値曲線：自社と業界',
      factor: '要因',
      industry: '業界',
      other: '要因 {n}',
    },
  },
};
