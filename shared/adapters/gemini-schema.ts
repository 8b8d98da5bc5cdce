import type { JsonSchema } from '../ports.ts';

/** The part of OpenAPI 3.0 that Gemini's `responseSchema` takes. */
export interface GeminiSchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  format?: 'enum' | 'date-time';
  description?: string;
  nullable?: true;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  items?: GeminiSchema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, GeminiSchema>;
  required?: string[];
  /** The order in which the model writes the properties. */
  propertyOrdering?: string[];
  anyOf?: GeminiSchema[];
}

type Node = Record<string, unknown>;

/** Each narrows what is valid in a way that Gemini cannot be told. */
const UNSUPPORTED = ['allOf', 'not', 'if', 'prefixItems', 'patternProperties', 'contains'];

/**
 * JSON Schema, as zod writes it, for Gemini: references inlined, constraints that Gemini does not know
 * dropped. The result never refuses what the schema accepts; the reply is still to be parsed with the
 * schema itself. Throws an Error that names the path of a construct that has no equivalent: tuples, `allOf`,
 * records, recursion, values without a type.
 */
export function toGeminiSchema(root: JsonSchema): GeminiSchema {
  /** `refs`: the references being expanded. */
  const convert = (value: unknown, path: string, refs: readonly string[]): GeminiSchema => {
    if (!isNode(value)) throw unsupported(path, 'a schema that is not an object');
    const { $ref: ref, ...node } = value;
    if (typeof ref === 'string') {
      if (refs.includes(ref)) throw unsupported(path, `the recursive reference ${ref}`);
      return convert({ ...resolve(root, ref, path), ...node }, path, [...refs, ref]);
    }
    const construct = UNSUPPORTED.find((keyword) => keyword in node);
    if (construct) throw unsupported(path, construct);
    const describe = typeof node.description === 'string' ? { description: node.description } : {};
    const union = node.anyOf ?? node.oneOf;
    if (union !== undefined) {
      if (!Array.isArray(union) || 'type' in node) throw unsupported(path, 'this union');
      const options = union.filter((option) => !isNode(option) || option.type !== 'null');
      const converted = options.map((option) => convert(option, path, refs));
      const [only] = converted;
      if (!only) throw unsupported(path, 'null alone');
      const orNull = options.length < union.length || converted.some((each) => each.nullable);
      const nullable = orNull ? { nullable: true as const } : {};
      return {
        ...(converted.length === 1 ? only : { anyOf: converted }),
        ...describe,
        ...nullable,
      };
    }
    const { type, values, nullable } = typeOf(node, path);
    const base: GeminiSchema = { type, ...describe, ...(nullable ? { nullable } : {}) };
    switch (type) {
      case 'string':
        return { ...base, ...stringLimits(node, values, path) };
      case 'number':
      case 'integer':
        return { ...base, ...numberLimits(node, values, path) };
      case 'boolean':
        return base;
      case 'array': {
        const items = convert(node.items, `${path}/items`, refs);
        return { ...base, items, ...itemCount(node, 'minItems'), ...itemCount(node, 'maxItems') };
      }
      case 'object': {
        const properties = Object.entries(isNode(node.properties) ? node.properties : {});
        if (properties.length === 0) throw unsupported(path, 'an object without named properties');
        const names = properties.map(([name]) => name);
        const required = Array.isArray(node.required) ? node.required : [];
        return {
          ...base,
          properties: Object.fromEntries(
            properties.map(([name, child]) => [
              name,
              convert(child, `${path}/properties/${name}`, refs),
            ]),
          ),
          required: names.filter((name) => required.includes(name)),
          propertyOrdering: names,
        };
      }
    }
  };
  return convert(root, '#', ['#']);
}

/** The one type besides null, and the values it is limited to, if any. */
function typeOf(node: Node, path: string) {
  const listed = 'const' in node ? [node.const] : node.enum;
  const values = Array.isArray(listed) ? listed.filter((value) => value !== null) : undefined;
  const named = node.type ?? [...new Set(values?.map((value) => typeof value))];
  const names: unknown[] = Array.isArray(named) ? named : [named];
  const [type, ...others] = names.filter((name) => name !== 'null');
  if (others.length > 0) throw unsupported(path, 'several types in one schema');
  if (!isType(type)) throw unsupported(path, type === undefined ? 'no type' : `type ${type}`);
  const nullable: true | undefined =
    names.includes('null') ||
    (node.type === undefined && Array.isArray(listed) && listed.includes(null))
      ? true
      : undefined;
  return { type, values, nullable };
}

function stringLimits(node: Node, values: unknown[] | undefined, path: string): GeminiSchema {
  if (!values) return node.format === 'date-time' ? { format: 'date-time' } : {};
  const texts = values.filter((value) => typeof value === 'string' && value !== '');
  if (texts.length < values.length || texts.length === 0) {
    throw unsupported(path, 'an enum with an empty or non-text value');
  }
  return { format: 'enum', enum: texts.map(String) };
}

/** Gemini's enums are texts: numbers are limited to the span of the values, and told which. */
function numberLimits(node: Node, values: unknown[] | undefined, path: string): GeminiSchema {
  if (!values) {
    return {
      ...bound('minimum', node.minimum ?? node.exclusiveMinimum),
      ...bound('maximum', node.maximum ?? node.exclusiveMaximum),
    };
  }
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length || numbers.length === 0) {
    throw unsupported(path, 'an enum of mixed values');
  }
  const note = `One of ${numbers.join(', ')}.`;
  return {
    ...(numbers.every(Number.isSafeInteger) ? { type: 'integer' } : {}),
    description: typeof node.description === 'string' ? `${node.description} ${note}` : note,
    minimum: Math.min(...numbers),
    maximum: Math.max(...numbers),
  };
}

/** zod bounds every integer by the safe integers, which says nothing. */
function bound(name: 'minimum' | 'maximum', value: unknown): GeminiSchema {
  const says = typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return says ? { [name]: value } : {};
}

function itemCount(node: Node, name: 'minItems' | 'maxItems'): GeminiSchema {
  return Number.isSafeInteger(node[name]) ? { [name]: node[name] } : {};
}

/** A JSON pointer within the document: `#/$defs/name`. */
function resolve(root: Node, ref: string, path: string): Node {
  const keys = ref.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let target: unknown = keys.shift() === '#' ? root : undefined;
  for (const key of keys) {
    target = isNode(target) && Object.hasOwn(target, key) ? target[key] : undefined;
  }
  if (!isNode(target)) throw unsupported(path, `the unknown reference ${ref}`);
  return target;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isType(value: unknown): value is NonNullable<GeminiSchema['type']> {
  return ['string', 'number', 'integer', 'boolean', 'array', 'object'].includes(String(value));
}

function unsupported(path: string, what: string): Error {
  return new Error(`Gemini's response schema has no equivalent for ${what} at ${path}`);
}
