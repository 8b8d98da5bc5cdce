/** The OpenAPI document's part on what stands in the heads of answers. */

const text = (description: string, example: string) => ({
  description,
  schema: { type: 'string' },
  example,
});
const count = (description: string, example: number) => ({
  description,
  schema: { type: 'integer' },
  example,
});

/** By the name under which answers refer to them. */
export const headerComponents = {
  'X-Request-ID': text(
    'The one that was sent, or a new one; every log line has it',
    'r-81t81x9ue9',
  ),
  Location: text('The job', '/jobs/4j8w039cdklb59141b5mnntz5'),
  ETag: text('Of this state; send it as If-None-Match', '"0d4c…"'),
  'Retry-After': count('Seconds until it is worth to ask again', 1),
  'Content-Disposition': text('With a file name for people', 'inline; filename="Tesla.pdf"'),
  'RateLimit-Limit': count('Analyses that may be asked for in an hour', 10),
  'RateLimit-Remaining': count('How many are left at once', 9),
  'RateLimit-Reset': count('Seconds until all are back', 360),
};
type Name = keyof typeof headerComponents;

const RATE: Name[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];
const BUSY: Name[] = ['Retry-After'];

/** What an answer has beside `X-Request-ID`, which all have. */
const NAMED: Readonly<Record<string, Readonly<Record<string, Name[]>>>> = {
  'post /analyze': { 202: ['Location', ...RATE], 200: ['Location'], 429: ['Retry-After', ...RATE] },
  'get /jobs/{id}': { 200: ['ETag', ...BUSY], 304: ['ETag'] },
  'get /jobs/{id}/events': { 429: BUSY },
  'get /reports/{id}': {
    200: ['ETag', 'Content-Disposition'],
    202: BUSY,
    304: ['ETag'],
    500: BUSY,
  },
  'get /reports/{id}/link': { 202: BUSY, 500: BUSY },
};

/** Adds them to one operation's answers. */
export function withHeaders(method: string, path: string, operation: object): object {
  if (!('responses' in operation) || typeof operation.responses !== 'object') return operation;
  const named = NAMED[`${method} ${path}`] ?? {};
  const responses = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const names: Name[] = ['X-Request-ID', ...(status === '503' ? BUSY : (named[status] ?? []))];
    const headers = names.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
    return [status, { ...(response as object), headers: Object.fromEntries(headers) }];
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}
