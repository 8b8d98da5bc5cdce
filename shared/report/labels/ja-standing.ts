import type { StandingWords } from './en-standing.ts';

export const jaStanding: StandingWords = {
  confidenceNote:
    '信頼度は回答を支える根拠とその最も弱い点から決まる：発行元の数、古さ、推計、食い違い',
  strength: '根拠の強さ',
  strengthNote: '回答だけでなく報告書全体について',
  strengthCap: '検査を通った回答の文がない場合は最大{cap}',
  standIn: '検査を通った回答の文がないため、論拠の中で最も強い点をここに代わりに示す',
  byCode: 'プログラムによる見出し',
  market: '市場',
  message: '見出し',
};
