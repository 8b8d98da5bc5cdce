import type { JsonSchema } from '../ports.ts';
import { type GeminiSchema, toGeminiSchema } from './gemini-schema.ts';

const made = new WeakMap<JsonSchema, GeminiSchema>();

/** The schema as it is sent; made once for each schema object. */
export function smallGeminiSchema(schema: JsonSchema): GeminiSchema {
  const known = made.get(schema) ?? smaller(toGeminiSchema(schema), new Set());
  made.set(schema, known);
  return known;
}

/**
 * Says the same in fewer characters, which are paid for with every call: a description stands where it is
 * needed first, properties that are in the order of the alphabet need no other, a list of values says by
 * itself that it is one. `said`: the descriptions so far.
 */
function smaller(schema: GeminiSchema, said: Set<string>): GeminiSchema {
  const { description, format, propertyOrdering, properties, items, anyOf, ...rest } = schema;
  const told = description !== undefined && !said.has(description);
  if (told) said.add(description);
  const ordered = propertyOrdering?.every((name, at, names) => name > (names[at - 1] ?? ''));
  return {
    ...rest,
    ...(told ? { description } : {}),
    ...(format === undefined || format === 'enum' ? {} : { format }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, child]) => [name, smaller(child, said)]),
      ),
    }),
    ...(items && { items: smaller(items, said) }),
    ...(anyOf && { anyOf: anyOf.map((option) => smaller(option, said)) }),
    ...(propertyOrdering && !ordered ? { propertyOrdering } : {}),
  };
}
