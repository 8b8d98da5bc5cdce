import { signsOf, terms } from './words.ts';

const HIGH =
  /\b(?:high|higher|highest|rose|risen|intense|fierce|crowded|many|strong|stronger|strongest|largest|larger|leads?|leading|record|best|ahead|severe|steep|sharp|sharply|dominates?|widest|wider|major|surged|doubled|tripled|large|easy|easily|dozens|faster|heavy|serious|war|fierce|hard|harder|scarce|intense|unique)\b/giu;
const LOW =
  /\b(?:low|lower|lowest|few|fewer|fewest|limited|weak|weaker|weakest|small|smaller|little|minor|narrow|narrower|modest|rare|slight|behind|later|lags?|trails?|slower|worse|poor|hardly|barely|limits?)\b/giu;
const GOOD =
  /\b(?:grew|growth|rose|gained?|gains|benefits?|helps?|helped|opening|opportunity|record|cheaper|supports?|expand(?:s|ed)?|improved|wins?|won|strength|advantage|new market)\b/giu;
const BAD =
  /\b(?:fell|fall|falls|decline[ds]?|lost|loss|tariffs?|dut(?:y|ies)|ended|expired|threat|risk|lawsuit|fined?|recall(?:ed)?|probe|penalt(?:y|ies)|restricts?|strikes?|hurts?|hurt|harms?|hurdle|burden|weakness|expensive|slow|inflation|recession|pressure|costs more|raises costs|undercut|slowed|protests?|blocked|dropped|investigat\w+)\b/giu;
const SOON =
  /\b(?:month|months|immediately|already|now|this year|quarter|today|ended|since|0-6|took effect)\b/giu;
const LATER = /\b(?:20(?:2[89]|[3-9]\d)|decade|long|eventually|generation|years away)\b/giu;

const count = (text: string, cue: RegExp): number => text.match(cue)?.length ?? 0;

/** A cue that belongs to the company in one reading belongs to its rivals in the other. */
const ABOUT_RIVALS = /\b(?:industry|rivals?|competitors?|market)\b/iu;

/** A level said outright outweighs cues: "the power … is low", "keeps the threat of … high". */
const STATED =
  /\b(?:is|are|was|were|remains?|stays?)(?: \w+)? (high|strong|intense|fierce|low|weak|limited|small)\b|\b(?:threat|power|pressure|rivalry|danger)\b[^.,;]{0,60}?\b(high|strong|intense|low|weak|limited|small)\b/iu;
const WEAK = /^(?:low|weak|limited|small)$/iu;

/** How strong the thing is that the sentence speaks of; the rivals' side of a comparison on demand. */
export function levelOf(sentence: string, aboutRivals = false): 'high' | 'medium' | 'low' {
  const [, state, force] = STATED.exec(sentence) ?? [];
  const stated = state ?? force;
  if (stated !== undefined && !aboutRivals) return WEAK.test(stated) ? 'low' : 'high';
  const lean = count(sentence, HIGH) - count(sentence, LOW);
  // A comparison sets the two a step apart; only a strong one sets them at opposite ends.
  if (aboutRivals) return lean <= -2 ? 'high' : lean >= 2 ? 'low' : 'medium';
  return lean > 0 ? 'high' : lean < 0 ? 'low' : 'medium';
}

function pick(options: readonly string[], wanted: RegExp): string | undefined {
  return options.find((option) => wanted.test(option));
}

/** The option whose words, or words that speak for them, occur most in the sentence. */
function nearest(options: readonly string[], sentence: string): { option: string; value: number } {
  const said = new Set(terms(sentence));
  const scored = options.map((option) => {
    const words = terms(option);
    const own = words.filter((word) => said.has(word)).length;
    const signs = words.flatMap((word) => signsOf(word)).filter((word) => said.has(word)).length;
    return { option, value: own * 2 + signs * 0.6 };
  });
  return scored.reduce((best, next) => (next.value > best.value ? next : best), {
    option: '',
    value: 0,
  });
}

/**
 * Answers an enumeration for a sentence: levels by cue words, directions by their polarity, horizons by time
 * words, anything else by the nearest option. Without a sentence: `not_assessed` where offered.
 */
export function rate(
  options: readonly string[],
  key: string,
  sentence: string | undefined,
): string {
  for (const sound of ['supported', 'follows']) if (options.includes(sound)) return sound;
  const abstain = options.find((option) =>
    /^(?:not_assessed|none|unknown|not_applicable)$/u.test(option),
  );
  if (sentence === undefined) return abstain ?? options[0] ?? '';
  const real = options.filter((option) => option !== abstain);
  if (real.includes('high') && real.includes('low')) {
    const rivals = ABOUT_RIVALS.test(key.replaceAll('_', ' '));
    const level = levelOf(sentence, rivals);
    return real.includes(level) ? level : (real[0] ?? '');
  }
  const good = pick(real, /opportunit|positive|gain|help/u);
  const bad = pick(real, /threat|negative|loss|harm/u);
  if (good !== undefined && bad !== undefined) {
    const named = (word: RegExp): number => (word.test(sentence) ? 2 : 0);
    const lean =
      count(sentence, GOOD) -
      count(sentence, BAD) +
      named(/\bopportunity\b/iu) -
      named(/\bthreat\b/iu);
    return lean > 0 ? good : lean < 0 ? bad : (pick(real, /mixed|neutral/u) ?? bad);
  }
  const more = pick(real, /^raise$/u);
  const same = pick(real, /^keep$/u);
  // What a company lags in is to be raised; otherwise there is no cue for a change.
  if (more !== undefined && same !== undefined) return levelOf(sentence) === 'low' ? more : same;
  const near = nearest(real, sentence);
  if (near.value >= (abstain === undefined ? 0.1 : 1.2)) return near.option;
  if (/horizon|when|term/iu.test(key)) {
    if (count(sentence, LATER) > 0) return real.at(-1) ?? '';
    return (count(sentence, SOON) > 0 ? real[0] : real[Math.floor(real.length / 2)]) ?? '';
  }
  return abstain ?? real[Math.floor((real.length - 1) / 2)] ?? '';
}
