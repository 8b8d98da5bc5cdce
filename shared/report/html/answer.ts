import type { Amount, Fact } from '../../domain/facts/fact.ts';
import { isWhole } from '../../domain/paper/ledger-reading.ts';
import { escapeHtml } from '../escape.ts';
import { figureName, figurePeriod, figureText } from '../paper/figure-text.ts';
import type { View } from '../view.ts';

const RATES: readonly Amount['unit'][] = ['percent', 'points', 'times'];

/** What a reader takes away from the first screen: verdict, day, amount and how sure it is. Empty without a paper. */
export function answerStrip(view: View): string {
  const { labels, format, report } = view;
  if (report.paper === null) return '';
  const { verdict, decide_by, confidence } = report.paper.answer;
  const words = labels.paper;
  const boxes = [
    ...(verdict === 'none_asked' ? [] : [[words.answer, words.verdicts[verdict], '']]),
    ...(decide_by === null || decide_by.by === null
      ? []
      : [[words.decideBy, format.date(decide_by.by), '']]),
    ...stake(view),
    [labels.confidence, words.levels[confidence], ''],
  ].map(
    ([name = '', value = '', note = '']) =>
      `<div><dt>${escapeHtml(name)}</dt><dd><span dir="auto">${escapeHtml(value)}</span>${note === '' ? '' : `<span class="note" dir="auto">${escapeHtml(note)}</span>`}</dd></div>`,
  );
  // How sure it is stands in words below: alone it makes no strip.
  return boxes.length < 2 ? '' : `<dl class="strip">${boxes.join('')}</dl>`;
}

/** The first amount that the ledger knows of what the recommendations are about. */
function stake(view: View): string[][] {
  const sizes = view.report.paper?.recommendations.flatMap(({ size }) => size) ?? [];
  const { facts, computed } = view.report;
  const known = [...facts, ...computed];
  // All that a company turns over is its size, not what it may lose.
  const whole = new Set(facts.flatMap((fact) => (isTurnover(fact) ? [fact.id] : [])));
  for (const id of sizes) {
    const figure = figureText(view, id);
    // A rate tells how well one does, not how much one may lose.
    const isRate = known.some((one) => one.id === id && RATES.includes(one.amount.unit));
    if (figure === undefined || isRate || whole.has(id)) continue;
    const about = [figureName(view, id), figurePeriod(view, id)].filter((text) => text !== '');
    return [[view.labels.reading.atStake, figure.text, about.join(view.labels.comma)]];
  }
  return [];
}

const isTurnover = (fact: Fact): boolean => fact.metric === 'revenue' && isWhole(fact);
