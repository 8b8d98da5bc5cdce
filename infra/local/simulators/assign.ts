import { labelOf } from './phrase.ts';
import type { Prompt, Sentence, ShownPassage } from './prompt.ts';
import { levelOf } from './ratings.ts';
import { isAdvice, isAside, OWNED, parseFact } from './sentence-facts.ts';
import type { Slot } from './slots.ts';
import { terms } from './words.ts';

/** What a slot was given: a sentence and the passage around it. */
export interface Chosen {
  readonly sentence: Sentence;
  readonly passage: ShownPassage;
}

interface Unit extends Chosen {
  /** Normalised words with how often each occurs. */
  readonly words: ReadonlyMap<string, number>;
  readonly advice: boolean;
  readonly quality: number;
}

/** Opens with a word that points at the sentence before: alone it would not say whom it is about. */
const LEANING =
  /^(?:it|its|this|that|these|those|they|their|he|she|his|her|but|however|and|so|also|there|then|such|both|here|another|the same|by contrast|instead|meanwhile)\b/iu;
const LEAST = 1.1;
const DECAY = 0.72;

/** The subject is somebody's something, short enough for a label. */
const nameable = (sentence: string): boolean =>
  OWNED.test(sentence) &&
  labelOf(sentence).split(' ').length <= 4 &&
  !/['’]s? (?:rivals|competitors) /u.test(sentence);
const COMPARES = /\b(?:than|behind|ahead of|lags?|trails?|best|unlike|differs?)\b/iu;

const unusable = (sentence: string): boolean =>
  sentence.endsWith('?') || /https?:/iu.test(sentence) || isAside(sentence);

function unitsOf(prompt: Prompt): Unit[] {
  const seen = new Set<string>();
  const units: Unit[] = [];
  const [name = ''] = terms(prompt.company);
  for (const passage of prompt.passages) {
    for (const sentence of passage.sentences) {
      const words = countBy([terms(sentence.text)]);
      const length = sentence.text.split(/\s+/u).length;
      if (seen.has(sentence.text) || unusable(sentence.text)) continue;
      seen.add(sentence.text);
      const leaning = LEANING.test(sentence.text) ? 0.4 : 1;
      const size = length < 5 || length > 60 ? 0.3 : 1;
      const about = name !== '' && words.has(name) ? 1.25 : 1;
      words.delete(name);
      const advice = isAdvice(sentence.text);
      units.push({ sentence, passage, words, advice, quality: leaning * size * about });
    }
  }
  return units;
}

function countBy(lists: Iterable<Iterable<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Gives each slot at most one sentence and each sentence to at most one slot, best fits first; items of one
 * array come from distinct passages. A slot that must not stay empty takes what is left.
 */
export function assign(slots: readonly Slot[], prompt: Prompt): Map<string, Chosen> {
  const units = unitsOf(prompt);
  const inUnits = countBy(units.map((unit) => unit.words.keys()));
  const topics = new Map(slots.map((slot) => [slot.group || slot.path, slot.wants.keys()]));
  const inTopics = countBy(topics.values());
  const weigh = (word: string): number =>
    Math.log(1 + units.length / (inUnits.get(word) ?? 1)) *
    (Math.log(1 + topics.size / (inTopics.get(word) ?? 1)) / Math.log(1 + topics.size));

  const contexts = new Set(slots.flatMap((slot) => [...slot.context]));

  function speaksFor(slot: Slot, unit: Unit): number {
    const said = unit.sentence.text;
    if (slot.fact) return parseFact(said) === null ? 0 : unit.quality;
    if (
      slot.move !== '' &&
      !new RegExp(`\\b(?:could|should|can|might) ${slot.move}\\b`, 'iu').test(said)
    )
      return 0;
    let sum = 0;
    let heads = 0;
    for (const [word, times] of unit.words) {
      const wanted = slot.wants.get(word);
      if (wanted !== undefined) sum += wanted * weigh(word) * (1 + 0.3 * (times - 1));
      if (slot.heads.has(word)) heads += 1;
    }
    // Advice is rare and wanted for being advice; a finding is no answer to a question for it.
    if (slot.advice)
      return unit.advice ? (sum + 4) * unit.quality : slot.mayAbstain ? 0 : sum * 0.05;
    // Items of an open list are asked for by its name alone, so a sentence should speak that name.
    const open = slot.mayAbstain && slot.group !== '' && heads === 0;
    if (open && !slot.named && !slot.heads.has('keypoint')) sum *= 0.12;
    // A threat that is said to be low is not one; a key point is best made with a figure.
    if (slot.heads.has('danger') && levelOf(said) === 'low') sum *= 0.4;
    if (slot.heads.has('keypoint') && /\d/u.test(said)) sum *= 1.6;
    const own = [...slot.context].some((word) => unit.words.has(word));
    const foreign = [...contexts].some((word) => !slot.context.has(word) && unit.words.has(word));
    const place = own ? 1.4 : foreign ? 0.6 : 1;
    // A sentence that merely reports a figure names no quality that could be compared.
    const plain = !nameable(said) || parseFact(said) !== null;
    const label = !slot.named ? 1 : plain ? 0.1 : COMPARES.test(said) ? 2.5 : 1;
    const tone = !unit.advice || slot.move !== '' ? 1 : 0.05;
    return sum * place * tone * unit.quality * label;
  }

  const offers = slots.flatMap((slot, s) => {
    const fits = units.map((unit, u) => ({ slot, unit, s, u, value: speaksFor(slot, unit) }));
    return fits
      .filter(({ value }) => value > (slot.fact || !slot.mayAbstain ? 0 : LEAST))
      .map((offer) => ({ ...offer, value: offer.value * DECAY ** slot.rank }));
  });
  offers.sort((a, b) => b.value - a.value || a.s - b.s || a.u - b.u);

  const chosen = new Map<string, Chosen>();
  const taken = new Set<Unit>();
  const inGroup = new Set<string>();
  function give(slot: Slot, unit: Unit): void {
    const place = `${slot.group}|${unit.passage.id}`;
    if (chosen.has(slot.path) || taken.has(unit)) return;
    if (slot.group !== '' && !slot.fact && inGroup.has(place)) return;
    chosen.set(slot.path, unit);
    taken.add(unit);
    inGroup.add(place);
  }
  for (const { slot, unit } of offers) give(slot, unit);
  for (const slot of slots) {
    if (slot.mayAbstain || slot.fact || chosen.has(slot.path)) continue;
    for (const unit of units) if (unit.advice === slot.advice) give(slot, unit);
    for (const unit of units) give(slot, unit);
  }
  return chosen;
}
