import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type GeminiSchema, toGeminiSchema } from './gemini-schema.ts';

const convert = (schema: z.ZodType) => toGeminiSchema(z.toJSONSchema(schema));

const KEYWORDS = new Set(
  'type format description nullable enum minimum maximum items minItems maxItems properties required propertyOrdering anyOf'.split(
    ' ',
  ),
);

/** What a service that follows the converted schema would let the model write. */
function allows(schema: GeminiSchema, value: unknown): boolean {
  if (value === null) return schema.nullable === true;
  if (schema.anyOf) return schema.anyOf.some((option) => allows(option, value));
  const { minimum = -Infinity, maximum = Infinity, minItems = 0, maxItems = Infinity } = schema;
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' && (schema.enum?.includes(value) ?? true);
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        (schema.type === 'number' || Number.isInteger(value)) &&
        value >= minimum &&
        value <= maximum
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'array': {
      const { items } = schema;
      if (!Array.isArray(value) || !items) return false;
      return (
        value.length >= minItems &&
        value.length <= maxItems &&
        value.every((item) => allows(items, item))
      );
    }
    case 'object': {
      if (typeof value !== 'object') return false;
      const entries = Object.entries(value);
      return (
        (schema.required ?? []).every((name) => Object.hasOwn(value, name)) &&
        entries.every(([name, child]) => {
          const property = schema.properties?.[name];
          return property !== undefined && allows(property, child);
        })
      );
    }
    default:
      return false;
  }
}

function nodes(schema: GeminiSchema): GeminiSchema[] {
  const children = [
    ...(schema.items ? [schema.items] : []),
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
  ];
  return [schema, ...children.flatMap(nodes)];
}

/** A zod schema with a value that it accepts. */
type Case = { schema: z.ZodType; value: unknown };
const word = fc.stringMatching(/^[a-z]{1,6}$/);
const leaf: fc.Arbitrary<Case> = fc.oneof(
  fc.string().map((value) => ({ schema: z.string().max(500), value })),
  fc.integer().map((value) => ({ schema: z.int(), value })),
  fc.integer({ min: 1, max: 5 }).map((value) => ({ schema: z.int().min(1).max(5), value })),
  fc.integer({ min: 1, max: 9 }).map((value) => ({ schema: z.int().positive(), value })),
  fc.boolean().map((value) => ({ schema: z.boolean(), value })),
  fc
    .uniqueArray(word, { minLength: 1, maxLength: 4 })
    .chain((words) => fc.constantFrom(...words).map((value) => ({ schema: z.enum(words), value }))),
  word.map((value) => ({ schema: z.literal(value), value })),
  fc.constantFrom(1, 3, 7).map((value) => ({ schema: z.literal([1, 3, 7]), value })),
  fc.constant({ schema: z.iso.datetime(), value: '2026-01-02T03:04:05Z' }),
);
const { tree } = fc.letrec<{ tree: Case }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.tuple(tie('tree'), fc.integer({ min: 1, max: 3 })).map(([item, count]) => ({
      schema: z.array(item.schema).min(1).max(3),
      value: Array(count).fill(item.value),
    })),
    fc.dictionary(word, tie('tree'), { minKeys: 1, maxKeys: 4 }).map((fields) => ({
      schema: z.strictObject(
        Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])),
      ),
      value: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value])),
    })),
    fc.tuple(tie('tree'), fc.boolean()).map(([{ schema, value }, absent]) => ({
      schema: schema.nullable().describe('may be absent'),
      value: absent ? null : value,
    })),
    fc
      .tuple(tie('tree'), tie('tree'))
      .map(([a, b]) => ({ schema: z.union([a.schema, b.schema]), value: b.value })),
  ),
}));

describe('toGeminiSchema', () => {
  it('allows whatever the schema accepts, and says it in Gemini’s words only', () => {
    fc.assert(
      fc.property(tree, ({ schema, value }) => {
        expect(schema.safeParse(value).success).toBe(true);
        const converted = convert(schema);
        expect(allows(converted, value)).toBe(true);
        for (const node of nodes(converted)) {
          expect(Object.keys(node).filter((key) => !KEYWORDS.has(key))).toEqual([]);
          expect(node.propertyOrdering).toEqual(
            node.properties ? Object.keys(node.properties) : undefined,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same for a part by reference as for the part itself', () => {
    fc.assert(
      fc.property(tree, ({ schema }) => {
        const { $schema: _, ...part } = z.toJSONSchema(schema);
        const holder = (a: object) => ({
          type: 'object',
          properties: { a, b: a },
          required: ['b'],
        });
        const referring = { ...holder({ $ref: '#/$defs/a~1b~0c' }), $defs: { 'a/b~c': part } };
        expect(toGeminiSchema(referring)).toEqual(toGeminiSchema(holder(part)));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what Gemini knows and drops what it does not', () => {
    const schema = z.strictObject({
      evidence: z.array(z.string().regex(/^S/).max(9)).min(1).max(3).describe('passage ids'),
      score: z.number().min(0).lt(1).default(0.5),
      count: z.int(),
      mail: z.email(),
      at: z.iso.datetime().optional(),
    });
    expect(convert(schema)).toEqual({
      type: 'object',
      properties: {
        evidence: {
          type: 'array',
          description: 'passage ids',
          minItems: 1,
          maxItems: 3,
          items: { type: 'string' },
        },
        score: { type: 'number', minimum: 0, maximum: 1 },
        count: { type: 'integer' },
        mail: { type: 'string' },
        at: { type: 'string', format: 'date-time' },
      },
      required: ['evidence', 'score', 'count', 'mail'],
      propertyOrdering: ['evidence', 'score', 'count', 'mail', 'at'],
    });
  });

  it('puts required names in the order of the properties', () => {
    const leafSchema = { type: 'string' };
    const schema = {
      type: 'object',
      properties: { b: leafSchema, a: leafSchema, c: leafSchema },
      required: ['c', 'absent', 'b'],
    };
    expect(toGeminiSchema(schema).required).toEqual(['b', 'c']);
  });

  it('makes null a property of the rest', () => {
    expect(convert(z.enum(['a', 'b']).nullable().describe('which'))).toEqual({
      type: 'string',
      format: 'enum',
      enum: ['a', 'b'],
      description: 'which',
      nullable: true,
    });
    expect(convert(z.union([z.string(), z.int(), z.null()]))).toEqual({
      anyOf: [{ type: 'string' }, { type: 'integer' }],
      nullable: true,
    });
    expect(toGeminiSchema({ type: ['string', 'null'] })).toEqual({
      type: 'string',
      nullable: true,
    });
    expect(toGeminiSchema({ enum: ['a', null] })).toMatchObject({ enum: ['a'], nullable: true });
  });

  it('takes discriminated unions, with the discriminator as an enum of one', () => {
    const a = z.object({ kind: z.literal('a'), n: z.int() });
    const b = z.object({ kind: z.literal('b'), s: z.string() });
    const converted = convert(z.discriminatedUnion('kind', [a, b]));
    expect(converted.anyOf?.map((option) => option.properties?.kind?.enum)).toEqual([['a'], ['b']]);
  });

  it('spans numbers that are listed, and tells which', () => {
    expect(convert(z.literal([1, 3, 7]).describe('Weight.'))).toEqual({
      type: 'integer',
      description: 'Weight. One of 1, 3, 7.',
      minimum: 1,
      maximum: 7,
    });
  });

  it('keeps a description given beside a reference', () => {
    const shared = z.object({ x: z.string() }).meta({ id: 'shared_part', description: 'any' });
    const converted = convert(z.object({ a: shared.describe('this one'), b: shared }));
    expect(converted.properties?.a?.description).toBe('this one');
    expect(converted.properties?.b?.description).toBe('any');
  });

  it('keeps a property with a name of the language’s own', () => {
    const schema = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}');
    expect(Object.keys(toGeminiSchema(schema).properties ?? {})).toEqual(['__proto__']);
  });

  const child = (name: string, schema: unknown) => ({
    type: 'object',
    properties: { [name]: schema },
  });
  it.each([
    [
      'a tuple',
      z.toJSONSchema(z.object({ t: z.tuple([z.string()]) })),
      'prefixItems at #/properties/t',
    ],
    ['allOf', child('x', { allOf: [{ type: 'string' }] }), 'allOf at #/properties/x'],
    ['a record', z.toJSONSchema(z.record(z.string(), z.int())), 'named properties at #'],
    ['anything', z.toJSONSchema(z.object({ x: z.unknown() })), 'no type at #/properties/x'],
    ['nothing', z.toJSONSchema(z.object({ x: z.never() })), 'not at #/properties/x'],
    ['null alone', child('x', { type: 'null' }), 'no type at #/properties/x'],
    ['a union of nulls', { anyOf: [{ type: 'null' }] }, 'null alone at #'],
    ['several types', child('x', { type: ['string', 'integer'] }), 'several types'],
    ['mixed values', { enum: ['a', 1] }, 'several types'],
    ['an empty word in an enum', { type: 'string', enum: ['a', ''] }, 'an enum with an empty'],
    ['an array without items', child('x', { type: 'array' }), '#/properties/x/items'],
    ['a reference to itself', child('x', { $ref: '#' }), 'recursive reference # at #/properties/x'],
    [
      'a cycle of references',
      { $ref: '#/$defs/a', $defs: { a: child('b', { $ref: '#/$defs/a' }) } },
      'recursive reference #/$defs/a at #/properties/b',
    ],
    ['an unknown reference', { $ref: '#/$defs/none' }, 'unknown reference #/$defs/none at #'],
    ['a reference elsewhere', { $ref: 'https://example.com/s.json' }, 'unknown reference'],
    ['a reference to an inherited name', { $ref: '#/__proto__' }, 'unknown reference'],
  ])('refuses %s and names the place', (_name, schema, message) => {
    expect(() => toGeminiSchema(schema)).toThrow(message);
  });
});
