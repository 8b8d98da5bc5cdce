/** A reply schema, whichever dialect it came in: Gemini's OpenAPI subset or JSON Schema. */
export type Shape =
  | {
      readonly kind: 'object';
      readonly description: string;
      readonly properties: ReadonlyMap<string, Shape>;
      readonly nullable: boolean;
    }
  | {
      readonly kind: 'array';
      readonly description: string;
      readonly items: Shape;
      readonly min: number;
      readonly max: number;
      readonly nullable: boolean;
    }
  | {
      readonly kind: 'string';
      readonly description: string;
      readonly options: readonly string[];
      readonly max: number;
      readonly nullable: boolean;
    }
  | {
      readonly kind: 'number';
      readonly description: string;
      readonly min: number;
      readonly nullable: boolean;
    }
  | { readonly kind: 'boolean'; readonly description: string; readonly nullable: boolean };

type Raw = Record<string, unknown>;

const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown, otherwise: number): number => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : otherwise;
};

function typeOf(raw: Raw): string {
  const named = Array.isArray(raw.type) ? raw.type.find((t) => t !== 'null') : raw.type;
  if (typeof named === 'string') return named.toLowerCase();
  if (isRaw(raw.properties)) return 'object';
  return raw.items === undefined ? 'string' : 'array';
}

/** Reads a schema; what it does not know becomes a string. Deep or circular schemas end as strings. */
export function readShape(schema: unknown, root: unknown = schema, depth = 0): Shape {
  const raw = isRaw(schema) ? schema : {};
  const description = text(raw.description);
  if (depth > 24)
    return { kind: 'string', description, options: [], max: Infinity, nullable: true };
  if (typeof raw.$ref === 'string') {
    const name = raw.$ref.split('/').at(-1) ?? '';
    const defs = isRaw(root) ? (root.$defs ?? root.definitions) : undefined;
    return readShape(isRaw(defs) ? defs[name] : undefined, root, depth + 1);
  }
  const choices = [raw.anyOf, raw.oneOf].find(Array.isArray);
  if (choices !== undefined) {
    const first = choices.find((choice) => isRaw(choice) && choice.type !== 'null');
    const chosen = readShape(first, root, depth + 1);
    return {
      ...chosen,
      description: description || chosen.description,
      nullable: choices.length > 1,
    };
  }
  const nullable = raw.nullable === true || (Array.isArray(raw.type) && raw.type.includes('null'));
  switch (typeOf(raw)) {
    case 'object': {
      const properties = isRaw(raw.properties) ? Object.entries(raw.properties) : [];
      return {
        kind: 'object',
        description,
        nullable,
        properties: new Map(
          properties.map(([key, value]) => [key, readShape(value, root, depth + 1)]),
        ),
      };
    }
    case 'array':
      return {
        kind: 'array',
        description,
        nullable,
        items: readShape(raw.items, root, depth + 1),
        min: count(raw.minItems, 0),
        max: count(raw.maxItems, Infinity),
      };
    case 'number':
    case 'integer':
      return { kind: 'number', description, nullable, min: count(raw.minimum, 0) };
    case 'boolean':
      return { kind: 'boolean', description, nullable };
    default: {
      const listed = Array.isArray(raw.enum)
        ? raw.enum
        : raw.const === undefined
          ? []
          : [raw.const];
      return {
        kind: 'string',
        description,
        nullable,
        options: listed.map(String),
        max: count(raw.maxLength, Infinity),
      };
    }
  }
}

/** The shape with what the instructions say of its parts, where it says nothing itself. */
export function noted(shape: Shape, notes: ReadonlyMap<string, string>, part = ''): Shape {
  if (shape.kind !== 'object') return shape;
  const properties = [...shape.properties].map(([key, child]): [string, Shape] => {
    const description = child.description || (notes.get(`${part}.${key}`) ?? '');
    return [key, { ...noted(child, notes, key), description }];
  });
  return { ...shape, properties: new Map(properties) };
}

/** `evidence`, or `<property>_evidence` for the property of that name. */
export const isEvidence = (key: string): boolean => key === 'evidence' || key.endsWith('_evidence');
