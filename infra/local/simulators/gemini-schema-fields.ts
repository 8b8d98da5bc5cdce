/** The fields of Gemini's Schema message: an OpenAPI subset. Others are refused by the service with 400. */
const FIELDS = new Set(
  (
    'type format title description nullable enum items minItems maxItems properties required propertyOrdering ' +
    'minProperties maxProperties minimum maximum minLength maxLength pattern example anyOf default'
  ).split(' '),
);

interface UnknownField {
  readonly name: string;
  /** Path in the service's spelling. */
  readonly at: string;
}

/** The first field of a `responseSchema` that the service does not know. */
function unknownSchemaField(
  schema: unknown,
  at = 'response_schema',
  depth = 0,
): UnknownField | undefined {
  if (typeof schema !== 'object' || schema === null || depth > 64) return undefined;
  for (const [name, value] of Object.entries(schema)) {
    if (!FIELDS.has(name)) return { name, at };
    const below =
      name === 'properties' && typeof value === 'object' && value !== null
        ? Object.entries(value).map(([key, child]) => [`${at}.properties[${key}]`, child] as const)
        : name === 'items'
          ? [[`${at}.items`, value] as const]
          : name === 'anyOf' && Array.isArray(value)
            ? value.map((child, i) => [`${at}.any_of[${i}]`, child] as const)
            : [];
    for (const [path, child] of below) {
      const found = unknownSchemaField(child, path, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Why the service refuses a configuration; undefined when it does not. */
export function refusedConfig(config: {
  readonly responseSchema?: object | undefined;
  readonly responseJsonSchema?: object | undefined;
  readonly responseMimeType?: string | undefined;
}): string | undefined {
  const schema = config.responseSchema ?? config.responseJsonSchema;
  if (schema !== undefined && config.responseMimeType !== 'application/json') {
    return 'A response schema needs response_mime_type: application/json.';
  }
  const field = unknownSchemaField(config.responseSchema);
  return field === undefined
    ? undefined
    : `Invalid JSON payload received. Unknown name "${field.name}" at 'generation_config.${field.at}': Cannot find field.`;
}
