import { type Prompt, type Sentence, sentencesOf } from './prompt.ts';

/** A reply schema, in Gemini's OpenAPI subset or as JSON Schema; what is not known becomes a text. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly nullable?: boolean;
  readonly minItems?: number | string;
  readonly maxItems?: number | string;
  readonly maxLength?: number | string;
  readonly minimum?: number;
}

/** A list is given so many entries, within what its schema allows. */
const ENTRIES = 3;
/** What an honest reader would answer who has nothing to object to. */
const PREFERRED = ['supported', 'conditional'];
/** Words about a sentence, not a sentence. */
const UNSAID = /^(?:note|by|query|kind|about|why|domain|ticker|language)$/u;
const SHORT = /^(?:name|label|factor|owner|what|how)$/u;
const EVIDENCE = /^(?:evidence|passages)$/u;
const FIGURE =
  /^(?<owner>[A-Z][\w.]*(?: [A-Z][\w.]*)*?)(?:'s)? (?<label>[a-z][\w' -]{3,80}?) (?:was|were) (?<value>(?:about |more than )?\$?[\d,.]+\d)(?<unit> billion| million|%)?[^.]*? in (?:\w+ )?(?<year>20\d\d)\b/u;

const typeOf = ({ type, properties, items }: Schema): string =>
  [type].flat()[0]?.toLowerCase() ?? (properties ? 'object' : items ? 'array' : 'string');
const plain = (schema: Schema | undefined): Schema => {
  const first = schema?.anyOf?.find(({ type }) => type !== 'null');
  return first ? plain(first) : (schema ?? {});
};

/**
 * A reply to any schema for tests: every text is a sentence of the prompt, every evidence the passage it stands
 * in, every verdict `supported`. It understands nothing, repeats nothing as long as there are sentences, and is
 * the same for the same prompt.
 */
export function mechanicalReply(schema: object, prompt: Prompt): unknown {
  const sentences = prompt.passages.flatMap(({ id, text }) =>
    sentencesOf(text).flatMap((one) => (/[.!?]$/u.test(one) ? [{ id, text: one }] : [])),
  );
  let used = 0;

  function object({ properties = {} }: Schema, said?: Sentence): Record<string, unknown> {
    const speaks = Object.keys(properties).some((key) => EVIDENCE.test(key));
    const own = speaks ? sentences[used++ % sentences.length] : said;
    return Object.fromEntries(
      Object.entries(properties).map(([key, property]) => [key, fill(property, key, own)]),
    );
  }

  function array(
    { items, minItems = 0, maxItems = ENTRIES }: Schema,
    key: string,
    said?: Sentence,
  ) {
    const { properties } = plain(items);
    if (EVIDENCE.test(key)) return said ? [said.id] : [];
    if (items !== undefined && typeOf(plain(items)) === 'array') return [fill(items, key, said)];
    if (properties === undefined || key === 'compute') return key === 'criteria' ? ['Cost'] : [];
    if (properties.metric) return figuresIn(sentences).slice(0, Number(maxItems));
    if (properties.id && prompt.statements.length > 0) {
      return prompt.statements.map(({ id }) => ({ ...object(plain(items), said), id }));
    }
    const length = Math.min(Number(maxItems), Math.max(Number(minItems), ENTRIES));
    return Array.from({ length }, () => object(plain(items), said));
  }

  function text({ enum: options = [], maxLength = 1_000 }: Schema, key: string, said?: Sentence) {
    const [first] = options;
    if (first !== undefined) return PREFERRED.find((one) => options.includes(one)) ?? first;
    if (key === 'fault') return 'none';
    if (prompt.step === 'identify' && key === 'name') return prompt.company;
    if (UNSAID.test(key) || said === undefined) return '';
    const words = SHORT.test(key) ? said.text.split(' ').slice(0, 3).join(' ') : said.text;
    return words.slice(0, Number(maxLength));
  }

  function fill(given: Schema, key: string, said?: Sentence): unknown {
    const of = plain(given);
    const type = typeOf(of);
    if (type === 'object') return object(of, said);
    if (type === 'array') return array(of, key, said);
    if (type === 'number' || type === 'integer') return of.minimum ?? 0;
    return type === 'boolean' ? true : text(of, key, said);
  }
  return fill(schema, '');
}

/** Sentences of the plainest form: Tesla's net income was $7.1 billion in 2024. */
function figuresIn(sentences: readonly Sentence[]) {
  return sentences.flatMap(({ id, text }) => {
    const { owner, label, value = '', unit = '', year } = FIGURE.exec(text)?.groups ?? {};
    if (owner === undefined || label === undefined) return [];
    const money = value.includes('$') ? 'USD' : '';
    return [
      {
        ...{ evidence: [id], entity: owner, metric: 'other', label, qualifier: '', geography: '' },
        ...{ value: value.replace('$', ''), unit: `${money}${unit}`.trim(), per: 'none' },
        ...{ period: year, status: 'reported' },
      },
    ];
  });
}

/** Nothing said, in the form asked for: `not_assessed` where there is such a word. */
export function blankReply(given: Schema): unknown {
  const { properties = {}, enum: options = [], minimum = 0, ...of } = plain(given);
  const type = typeOf({ ...of, properties });
  if (type === 'array') return [];
  if (type === 'number' || type === 'integer') return minimum;
  if (type === 'boolean') return false;
  if (type === 'string')
    return options.includes('not_assessed') ? 'not_assessed' : (options[0] ?? '');
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => [key, blankReply(property)]),
  );
}
