import { directionFaults } from '../direction/direction.ts';
import { isQuantity } from '../figures/figure.ts';
import { figureFaults } from '../figures/figure-check.ts';
import { figuresIn } from '../figures/figures.ts';
import { namesEntity } from '../names/organisation-name.ts';
import { FINITE_VERB } from '../subject/subject-words.ts';
import { cleanText } from './clean-text.ts';
import type { EvidenceBase } from './gates.ts';
import { quotationFaults } from './quotations.ts';
import { addressIn } from './web-addresses.ts';

/** Says what may be, or is to be: no statement of what is. */
const SUPPOSED =
  /(?<!\p{L})(?:if|unless|until|before|once|whether|would|could|should|may|might|can|must|will|wenn|falls|sobald|bevor|würden?|könnten?|sollten?|kann|werden|si|pourrait|devrait|avant|podría|debería|antes)(?!\p{L})/iu;

export interface FreeTextGround {
  /** Passages of the rationale that the text belongs to. */
  rationale: readonly string[];
  /** Passages of the statements that stand around it, which its figures may come from too. */
  around: readonly string[];
  /** Knows the organisations of the sources, the company apart. */
  isName: (word: string) => boolean;
}

/**
 * Faults of a text that has no citations of its own (action, counter case, condition): no address, no invented
 * quotation, no figure from elsewhere. A sentence that states a figure or tells of an organisation also keeps
 * its direction, and whom it names the rationale's passages name.
 */
export function freeTextFaults(text: string, ground: FreeTextGround, base: EvidenceBase): string[] {
  const clean = cleanText(text);
  const passages = textsOf([...ground.rationale, ...ground.around], base);
  const address = addressIn(clean, passages);
  return [
    ...(address === null ? [] : [`the text must not hold an address, link or tag: ${address}`]),
    ...quotationFaults(clean, passages),
    ...clean
      .split(/(?<=[.;!?])\s+/u)
      .map(withoutOrder)
      .flatMap((sentence) => [
        ...figureFaults(sentence, passages).faults,
        ...(statesFact(sentence, ground) ? factFaults(sentence, passages, ground, base) : []),
      ]),
  ];
}

const textsOf = (ids: readonly string[], base: EvidenceBase) =>
  [...new Set(ids)].flatMap((id) => base.passageText(id) ?? []);

const namesIn = (sentence: string, { isName }: FreeTextGround) =>
  (sentence.match(/\p{Lu}[\p{L}\p{N}&-]+/gu) ?? []).filter(isName);

function statesFact(sentence: string, ground: FreeTextGround): boolean {
  if (figuresIn(sentence).some(isQuantity)) return true;
  const tells = FINITE_VERB.test(sentence) && !SUPPOSED.test(sentence);
  return tells && namesIn(sentence, ground).length > 0;
}

function factFaults(
  sentence: string,
  passages: readonly string[],
  ground: FreeTextGround,
  base: EvidenceBase,
): string[] {
  const { rationale, around } = ground;
  const subject =
    base.subjectFault(sentence, rationale) ??
    base.subjectFault(sentence, [...rationale, ...around]);
  const own = textsOf(rationale, base);
  const strangers = namesIn(sentence, ground).filter(
    (name) => !own.some((passage) => namesEntity(passage, name)),
  );
  return [
    ...directionFaults(sentence, passages),
    ...(subject === null ? [] : [subject]),
    ...strangers.map((name) => `the passages of the rationale do not name ${name}`),
  ];
}

/** "Double the service network" orders; it states no multiple. */
function withoutOrder(sentence: string): string {
  const [first] = figuresIn(sentence);
  const orders = first?.kind === 'multiple' && first.start === 0 && /^\p{L}+$/u.test(first.raw);
  return orders ? sentence.slice(first.end) : sentence;
}
