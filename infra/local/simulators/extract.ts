import { assign, type Chosen } from './assign.ts';
import { type Identity, readIdentity } from './identity.ts';
import { actionOf, fitted, labelOf } from './phrase.ts';
import type { Prompt, Sentence } from './prompt.ts';
import { rate } from './ratings.ts';
import { isEvidence, type Shape } from './schema.ts';
import { metricOf, type ParsedFact, PLAIN_FACT, parseFact } from './sentence-facts.ts';
import { ADVICE_PART, itemsWanted, SHORT, slotsOf } from './slots.ts';
import { terms } from './words.ts';

type ObjectShape = Shape & { kind: 'object' };
const ROLES: readonly { key: RegExp; says: RegExp }[] = [
  { key: /counter|against|downside/u, says: /case against/iu },
  { key: /revers|change_if|unless|condition/u, says: /would change if|reverse/iu },
];

/**
 * A reply to the prompt that fits the schema and says nothing of its own: sentences are verbatim from the
 * passages whose ids stand beside them, levels follow cue words, and what no passage speaks to stays empty.
 * Deterministic.
 */
export function extract(shape: Shape, prompt: Prompt): unknown {
  const chosen = assign(slotsOf(shape), prompt);
  const identity = readIdentity(prompt);
  const overlap = (text: string, words: ReadonlySet<string>): number =>
    new Set(terms(text).filter((word) => words.has(word))).size / Math.sqrt(12 + text.length / 8);

  /** The sentence nearest to an item's own line, in the passages the line names when it names some. */
  function nearest(text: string): Chosen | undefined {
    const words = new Set(terms(text));
    const ids = new Set(text.match(/\bS\d+\.p\d+\b/gu));
    const named = prompt.passages.filter(({ id }) => ids.has(id));
    let best: Chosen | undefined;
    let most = 0;
    for (const passage of named.length > 0 ? named : prompt.passages) {
      for (const sentence of passage.sentences) {
        const value = overlap(sentence.text, words);
        if (value > most) [best, most] = [{ sentence, passage }, value];
      }
    }
    return best;
  }

  /** The sentence that plays a role beside the chosen one: in its passage, or in the two that follow it. */
  function role(key: string, main: Chosen): Sentence | undefined {
    const wanted = ROLES.find((entry) => entry.key.test(key));
    if (wanted === undefined) return main.sentence;
    const at = prompt.passages.indexOf(main.passage);
    const source = main.passage.id.split('.')[0];
    return prompt.passages
      .slice(at, at + 3)
      .filter(({ id }) => id.split('.')[0] === source)
      .flatMap(({ sentences }) => sentences)
      .find(({ text }) => wanted.says.test(text));
  }

  function text(
    path: string,
    key: string,
    shape: Shape & { kind: 'string' },
    main: Chosen | undefined,
    fact: ParsedFact | null,
  ): string {
    // Advice comes most important first, so its place in the list is its priority.
    const rank = /\[(\d+)\]$/u.exec(path)?.[1];
    if (key === 'priority' && rank !== undefined && main !== undefined) {
      return shape.options[Math.min(Number(rank), shape.options.length - 1)] ?? '';
    }
    if (fact !== null && key === 'metric') return metricOf(fact.label);
    if (fact !== null && Object.hasOwn(PLAIN_FACT, key)) return PLAIN_FACT[key] ?? '';
    if (shape.options.length > 0) return rate(shape.options, key, main?.sentence.text);
    if (fact !== null && key in fact) return fact[key as keyof ParsedFact];
    if (key === 'id' || key.endsWith('_id') || main === undefined) return '';
    const said = role(key, main)?.text ?? '';
    if (SHORT.test(key)) return labelOf(said, Math.min(60, shape.max));
    return fitted(key === 'action' ? actionOf(said) : said, shape.max);
  }

  function object(
    shape: ObjectShape,
    path: string,
    above: Chosen | undefined,
    label?: string,
  ): unknown {
    const properties = [...shape.properties];
    if (properties.some(([key]) => key === 'aliases' || key === 'rivals')) return identify(shape);
    const below = [...chosen].find(
      ([slot]) => slot.startsWith(`${path}.`) || slot.startsWith(`${path}[`),
    );
    const grounded = shape.properties.has('evidence');
    // An item of its own that nothing fits stays empty; one without evidence speaks from what surrounds it.
    const given =
      chosen.get(`${path}#evidence`) ?? (grounded && label === undefined ? undefined : above);
    const main = given ?? (grounded ? undefined : below?.[1]);
    const mainOf = (key: string): Chosen | undefined =>
      chosen.get(`${path}#${key}_evidence`) ?? main;
    const fact =
      main !== undefined && shape.properties.has('metric') ? parseFact(main.sentence.text) : null;
    function ids(key: string): string[] {
      const own = key === 'evidence' ? main : chosen.get(`${path}#${key}`);
      if (own === undefined) return [];
      const roles = properties
        .filter(
          ([name, p]) =>
            key === 'evidence' && p.kind === 'string' && ROLES.some((r) => r.key.test(name)),
        )
        .flatMap(([name]) => role(name, own)?.id ?? []);
      return [...new Set([own.sentence.id, ...roles])];
    }
    return Object.fromEntries(
      properties.map(([key, property]) => {
        if (isEvidence(key))
          return [key, property.kind === 'string' ? (ids(key)[0] ?? '') : ids(key)];
        if (property.kind === 'object' && ADVICE_PART.test(key))
          return [key, advicePart(key, main)];
        if (key === 'id' && label !== undefined) return [key, label];
        if (property.kind === 'string' && property.nullable && mainOf(key) === undefined)
          return [key, null];
        if (property.kind === 'string') return [key, text(path, key, property, mainOf(key), fact)];
        if (property.kind === 'number' && fact !== null && key === 'value')
          return [key, Number(fact.value.replaceAll(',', ''))];
        return [key, fill(property, `${path}.${key}`, key, given)];
      }),
    );
  }

  function advicePart(key: string, main: Chosen | undefined) {
    const said = main === undefined ? undefined : role(key, main);
    if (said === undefined) return { evidence: [], text: '' };
    return { evidence: [said.id], text: key === 'action' ? actionOf(said.text) : said.text };
  }

  function identify(shape: ObjectShape): unknown {
    return Object.fromEntries(
      [...shape.properties].map(([key, property]) => {
        const known = key in identity ? identity[key as keyof Identity] : undefined;
        const value =
          known ??
          (property.nullable
            ? null
            : property.kind === 'string'
              ? ''
              : fill(property, '', key, undefined));
        return [
          key,
          property.kind === 'array' && Array.isArray(value) ? value.slice(0, property.max) : value,
        ];
      }),
    );
  }

  /** Items the prompt asks about by label: claims to judge or to repair. */
  function labelled(shape: Shape & { kind: 'array' }): { label: string; text: string }[] {
    const id = shape.items.kind === 'object' ? shape.items.properties.get('id') : undefined;
    if (id?.kind !== 'string') return [];
    if (id.options.length > 0) return id.options.map((option) => ({ label: option, text: option }));
    const dotted = prompt.items.filter(({ label }) => label.includes('.'));
    return [...(dotted.length > 0 ? dotted : prompt.items)];
  }

  function array(
    shape: Shape & { kind: 'array' },
    path: string,
    key: string,
    above: Chosen | undefined,
  ): unknown[] {
    const { items } = shape;
    if (items.kind === 'object') {
      const asked = labelled(shape).slice(0, shape.max);
      if (asked.length > 0)
        return asked.map((item) => object(items, '?', nearest(item.text), item.label));
    }
    const list: unknown[] = [];
    for (let i = 0; i < itemsWanted(shape); i += 1) {
      const place = `${path}[${i}]`;
      const served = [...chosen.keys()].some(
        (slot) =>
          slot.startsWith(`${place}#`) ||
          slot.startsWith(`${place}.`) ||
          slot.startsWith(`${place}[`),
      );
      if (served || list.length + (itemsWanted(shape) - i) <= shape.min)
        list.push(fill(items, place, key, above));
    }
    return list;
  }

  function fill(shape: Shape, path: string, key: string, above: Chosen | undefined): unknown {
    if (shape.kind === 'object') return object(shape, path, above);
    if (shape.kind === 'array') return array(shape, path, key, above);
    if (shape.kind === 'number') return shape.min;
    if (shape.kind === 'boolean') return /support|relevant|about|match|same|correct/u.test(key);
    return text(path, key, shape, above, null);
  }
  return fill(shape, '', '', undefined);
}
