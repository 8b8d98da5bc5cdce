import { z } from 'zod';
import { comparisonSchema } from '../../shared/domain/comparison.ts';
import {
  acceptedSchema,
  jobSchema,
  linkSchema,
  planSchema,
  problemSchema,
  reportEntrySchema,
} from './answers.ts';
import { examples } from './openapi-examples.ts';

/** What the parts of the OpenAPI document are put together from. */

/** Schemas that other tools make types of, by name. */
export const named = new Map<z.ZodType, string>([
  [acceptedSchema, 'Accepted'],
  [planSchema, 'Plan'],
  [jobSchema, 'Job'],
  [reportEntrySchema, 'ReportEntry'],
  [linkSchema, 'Link'],
  [problemSchema, 'Problem'],
  [comparisonSchema, 'Comparison'],
]);

export const namedSchemas = () =>
  Object.fromEntries(
    [...named].map(([type, name]) => {
      const example = examples[name];
      return [name, { ...inline(type), ...(example && { examples: [example] }) }];
    }),
  );

/** A reference to what has a name, else the schema itself. */
export const schema = (type: z.ZodType): Record<string, unknown> => {
  const name = named.get(type);
  return name === undefined ? inline(type) : { $ref: `#/components/schemas/${name}` };
};

/** The schema in full. */
export const inline = (type: z.ZodType): Record<string, unknown> => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(type, { io: 'input' });
  return rest;
};
export const json = (description: string, type: z.ZodType | Record<string, unknown>) => ({
  description,
  content: { 'application/json': { schema: type instanceof z.ZodType ? schema(type) : type } },
});
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: schema(problemSchema) } },
});
export const query = (name: string, description: string, type: Record<string, unknown>) => ({
  name,
  in: 'query',
  description,
  schema: type,
});

/** Of every route that asks who calls, and reads the store. */
export const refusals = {
  401: problem('No valid key, where AUTH_MODE is api-key'),
  403: problem('The key has not the scope for this'),
  503: problem('The store is unreachable; Retry-After says when to ask again'),
};

export const jobId = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
export const limit = query('limit', 'how many', {
  type: 'integer',
  minimum: 1,
  maximum: 200,
  default: 50,
});
export const cursor = query('cursor', 'next_cursor of the page before', { type: 'string' });
export const page = (list: string, of: z.ZodType) =>
  z.object({ [list]: z.array(of), next_cursor: z.string().nullable() });
