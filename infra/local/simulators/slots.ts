import { isEvidence, type Shape } from './schema.ts';
import { signsOf, terms } from './words.ts';

/** A place in the reply that wants one sentence with its evidence. */
export interface Slot {
  readonly path: string;
  /** Normalised word to how much it speaks for a sentence. */
  readonly wants: ReadonlyMap<string, number>;
  /** The array whose items share the topic; empty for a fixed place. */
  readonly group: string;
  /** Position in that array. */
  readonly rank: number;
  /** The reply may say `not_assessed`, or leave the item out, when nothing fits. */
  readonly mayAbstain: boolean;
  /** Wants a recommendation, not a finding. */
  readonly advice: boolean;
  /** Wants a figure that parses as a fact. */
  readonly fact: boolean;
  /** Wants a sentence whose subject can name it. */
  readonly named: boolean;
  /** The words of its own name: `price_sensitivity`, `strengths`. */
  readonly heads: ReadonlySet<string>;
  /** The words of the part of the reply it stands in: `suppliers`, `substitutes`. */
  readonly context: ReadonlySet<string>;
  /** A verb that names what could be done: `raise`, `create`; empty otherwise. */
  readonly move: string;
}

/** Parts of one piece of advice: they speak from the sentence that its reason speaks from. */
export const ADVICE_PART = /^(?:action|counter_case|reverse_if)$/u;
const MOVE = /^(?:eliminate|reduce|raise|create)$/u;
export const SHORT = /^(?:name|label|factor|title|topic|subject|entity|short_name)$/u;

/** How many items of an array are asked for: a few more than the least, never above the most. */
export function itemsWanted(shape: Shape & { kind: 'array' }): number {
  return Math.min(
    shape.max,
    Math.max(shape.min, isFact(shape.items) ? 40 : Math.max(3, shape.min + 2)),
  );
}

export function isFact(shape: Shape): boolean {
  return shape.kind === 'object' && shape.properties.has('metric') && shape.properties.has('value');
}

type Wants = ReadonlyMap<string, number>;

function add(wants: Map<string, number>, words: string, weight: number): void {
  for (const term of new Set(terms(words))) {
    wants.set(term, Math.max(wants.get(term) ?? 0, weight));
    for (const sign of signsOf(term)) wants.set(sign, Math.max(wants.get(sign) ?? 0, weight * 0.4));
  }
}

function wantsOf(key: string, description: string, above: Wants): Map<string, number> {
  const wants = new Map([...above].map(([term, weight]) => [term, weight * 0.55]));
  add(wants, description, 1.2);
  add(wants, key.replaceAll(/([a-z])([A-Z])/g, '$1 $2'), 3);
  return wants;
}

const canAbstain = (shape: Shape & { kind: 'object' }): boolean =>
  [...shape.properties.values()].some(
    (p) => p.kind === 'string' && p.options.includes('not_assessed'),
  );

interface Place {
  readonly path: string;
  readonly wants: Wants;
  readonly group: string;
  readonly rank: number;
  /** The array's `minItems`. */
  readonly least: number;
  readonly heads: ReadonlySet<string>;
  readonly context: ReadonlySet<string>;
  readonly move: string;
}

const ROOT: Place = {
  path: '',
  wants: new Map(),
  group: '',
  rank: 0,
  least: 0,
  heads: new Set(),
  context: new Set(),
  move: '',
};

function below(place: Place, key: string, shape: Shape): Place {
  return {
    ...place,
    path: `${place.path}.${key}`,
    wants: wantsOf(key, shape.description, place.wants),
    heads: new Set(terms(key)),
    context: place.heads,
    move: MOVE.test(key) ? key : place.move,
  };
}

function slotOf(shape: Shape & { kind: 'object' }, place: Place, name: string): Slot {
  const wants = new Map(place.wants);
  const served = name === 'evidence' ? '' : name.slice(0, -'_evidence'.length);
  add(wants, served, 3);
  for (const child of shape.properties.values()) {
    if (child.kind === 'string' && child.options.length === 0) add(wants, child.description, 0.6);
  }
  return {
    path: `${place.path}#${name}`,
    wants,
    group: place.group,
    rank: place.rank,
    mayAbstain: place.group === '' ? canAbstain(shape) : place.rank >= place.least,
    advice: (place.wants.get('advise') ?? 0) + (place.wants.get('action') ?? 0) > 0.5,
    fact: isFact(shape),
    named: [...shape.properties.keys()].some((key) => SHORT.test(key)),
    heads: served === '' ? place.heads : new Set(terms(served)),
    context: place.context,
    move: place.move,
  };
}

/** All slots of a reply schema, in the order of the schema. */
export function slotsOf(root: Shape): Slot[] {
  const slots: Slot[] = [];
  function walk(shape: Shape, place: Place): void {
    if (shape.kind === 'array') {
      // One reason under one recommendation: further ones would come from other recommendations.
      const nested = place.group !== '';
      const wanted = nested ? Math.min(Math.max(1, shape.min), shape.max) : itemsWanted(shape);
      for (let rank = 0; rank < wanted; rank += 1) {
        const path = `${place.path}[${rank}]`;
        const item = { ...place, path, group: place.path, rank, least: shape.min };
        walk(shape.items, nested ? { ...place, path } : item);
      }
    }
    if (shape.kind !== 'object') return;
    for (const [name, property] of shape.properties) {
      const part = place.group !== '' && ADVICE_PART.test(name);
      if (isEvidence(name)) slots.push(slotOf(shape, place, name));
      else if (part) continue;
      else if (property.kind === 'object' || property.kind === 'array') {
        walk(property, below(place, name, property));
      }
    }
  }
  walk(root, { ...ROOT, wants: wantsOf('', root.description, new Map()) });
  return slots;
}
