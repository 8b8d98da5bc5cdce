import type { SectionWords } from './en-sections.ts';

export const jaSections: SectionWords = {
  headlines: {
    highLow: '最も高いのは{high}、最も低いのは{low}',
    most: '最も多く見つかったのは{topic}',
  },
  takeaways: '要点',
  soWhat: '意味すること',
  unknown: '情報源が答えていないこと',
  exhibit: '図表 {n}',
  directions: { opportunity: '機会', threat: '脅威', mixed: '両面' },
  horizons: { short: '短期', medium: '中期', long: '長期' },
  confidenceCap: '判定された記述のうち裏付けのある割合を超えない',
  own: '読者自身のフレームワーク。定義のダイジェストは {digest}。',
  namesMissing: '{frameworks} の中の名称は、本報告書の言語では用意されていません。',
};
