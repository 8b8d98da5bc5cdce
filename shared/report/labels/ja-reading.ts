import type { ReadingWords, StandingWords } from './en-reading.ts';

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

export const jaStanding: StandingWords = {
  confidenceNote:
    '信頼度は回答を支える根拠とその最も弱い点から決まる：発行元の数、古さ、推計、食い違い',
  strength: '根拠の強さ',
  strengthNote: '回答だけでなく報告書全体について',
  strengthCap: '検査を通った回答の文がない場合は最大{cap}',
  standIn: '検査を通った回答の文がないため、論拠の中で最も強い点をここに代わりに示す',
  byCode: 'プログラムによる見出し',
  market: '市場',
};
