import type { OfficeWords } from './en-office.ts';

export const jaOffice: OfficeWords = {
  why: '理由',
  storyline: '答えを支える {n} 件の主要メッセージ',
  moves: '{n} 件の提言と、それぞれを覆す条件',
  steps: '{n} 件の行動を提案、最初の期日は {date}',
  stepsUndated: '{n} 件の行動を提案、期日は示されていない',
  gravest: '最も重大なリスク：{risk}',
  open: '{n} 件の問いが未解決',
  grounds: '{section}は {n} 件の記述に基づく',
  evidenceBase: '{publishers} の独立した発行元による {n} 件の情報源',
  ruled: '{n} 件の数値で情報源が食い違う',
  cut: '全文はノートに記載',
  inFull: '全文：',
  passages: '引用箇所：',
  continued: '{title}（{n}／{of}）',
};
