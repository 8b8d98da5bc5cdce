import { figureFaults } from '../figures/figure-check.ts';
import { figuresIn } from '../figures/figures.ts';
import { foldText } from '../figures/number-notation.ts';

/** What periods are written with, besides years, quarters and dates. */
const ORDINARY = new Set(
  `fy cy ytd ttm ltm fye the of in at on as to and for from by until since through during first second third fourth last
  half full fiscal financial calendar year years yearly annual quarter quarterly month months monthly week weeks weekly day
  daily date end ended ending beginning start mid early late trailing twelve nine six three yoy
  january february march april may june july august september october november december
  jahr jahre geschäftsjahr quartal halbjahr monat monate ende anfang erstes zweites drittes viertes im bis seit der des
  année exercice trimestre semestre mois fin premier deuxième troisième quatrième au du le la
  año ejercicio mes meses primer segundo tercer cuarto de del el`.split(/\s+/),
);

/** What a fact's period says that the passage does not. */
export function periodFaults(period: string, passage: string): string[] {
  const { faults } = figureFaults(period, [passage]);
  const rest = figuresIn(period).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`,
    period,
  );
  const held = new Set(wordsOf(passage));
  const strange = wordsOf(rest).filter((word) => !ORDINARY.has(word) && !held.has(word));
  return [
    ...faults.map((fault) => `period: ${fault}`),
    ...strange.map((word) => `period: "${word}" is not in the cited passage`),
  ];
}

const wordsOf = (text: string): string[] => foldText(text).match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
