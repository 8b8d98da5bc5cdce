import type { ReadingWords } from './en-reading.ts';

export const jaReading: ReadingWords = {
  atStake: '懸かっている規模',
  inferred: 'これらの記述を超える部分は、本書が導いた結論である。',
  outlook: '見通し',
  undated: '情報源に日付がない',
  advice: '助言と、その期日、担当、条件は、本書の提案である。',
  approve: '取締役会に決議を求める事項',
  counter: '反対の論拠',
  recommendation: '提言 {n}',
  sums: '計算と前提',
  sum: '計算',
  sumNumber: '計算{n}',
  what: '計算の対象',
  editing: '編集した文、うち数値が変わったため採用しなかった文',
  /** Periods by their dates, so that those of several pages stand alike. */
  fiscalYear: '{year}年度',
  quarter: '{year}年第{n}四半期',
  half: '{year}年第{n}半期',
};
