import { z } from 'zod';
import { frameworkSchema } from './answers.ts';
import { json, refusals } from './openapi-parts.ts';

/** The OpenAPI document's part on `/frameworks`. */
export const frameworkPaths = {
  '/frameworks': {
    get: {
      summary: 'What a request may name: the frameworks of the program and those added here',
      responses: {
        200: json('All of them', z.object({ frameworks: z.array(frameworkSchema) })),
        ...refusals,
      },
    },
  },
};
