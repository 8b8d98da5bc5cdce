import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Context as Call } from 'hono';
import { z } from 'zod';
import { allows } from '../../shared/domain/api-key.ts';
import { DEPTHS } from '../../shared/domain/request.ts';
import { PermanentError } from '../../shared/errors.ts';
import { FRAMEWORK_NAMES } from '../../shared/frameworks/registry.ts';
import { formatNamed } from '../../shared/report/formats.ts';
import { type ApiEnv, type ApiUses, VERSION } from './api-env.ts';
import type { Asking } from './asking.ts';
import type { Compare } from './compare.ts';
import { knownJob } from './known-job.ts';
import { Problem } from './problem.ts';
import { readBody } from './raw-body.ts';
import { createReportFile } from './report-file.ts';
import { jobView } from './views.ts';

const request = z.object({
  company: z.string().describe('as it calls itself'),
  industry: z.string().optional().describe('tells companies of one name apart'),
  context: z.string().optional().describe('the decision that the paper is for'),
  frameworks: z
    .array(z.string())
    .optional()
    .describe(`of ${FRAMEWORK_NAMES.join(', ')}, or of one’s own`),
  depth: z.enum(DEPTHS).optional(),
  region: z.string().optional(),
  language: z.string().optional().describe('BCP 47, of the report'),
  max_cost_usd: z.number().optional().describe('never exceeded'),
});
const jobId = z.object({ job_id: z.string() });

/**
 * `POST /mcp`: what the api does, as tools for assistants (streamable HTTP, each request by itself). Same keys
 * and scopes.
 */
export function createMcp(context: ApiUses, asking: Asking, compare: Compare) {
  return async (c: Call<ApiEnv>): Promise<Response> => {
    // Loaded by the first call, from a part of its own: a start does not read them.
    const [{ McpServer: Server }, { WebStandardStreamableHTTPServerTransport: Transport }] =
      await Promise.all([
        import('@modelcontextprotocol/sdk/server/mcp.js'),
        import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
      ]);
    const server = new Server({ name: 'consultantos', version: VERSION });
    addTools(server, c, { context, asking, compare });
    // Without a session: any instance answers any request.
    const transport = new Transport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await transport.handleRequest(c.req.raw, { parsedBody: await bodyOf(c) });
    } finally {
      await server.close();
    }
  };
}

async function bodyOf(c: Call<ApiEnv>): Promise<unknown> {
  try {
    return JSON.parse((await readBody(c)).toString());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem(400, 'Invalid request', 'The body is not valid JSON.');
  }
}

interface Uses {
  context: ApiUses;
  asking: Asking;
  compare: Compare;
}

function addTools(server: McpServer, c: Call<ApiEnv>, { context, asking, compare }: Uses): void {
  const { check, plan, ask } = asking;
  const checked = async (body: unknown) => {
    const found = await check(body);
    if ('request' in found) return found.request;
    const faults = found.faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw new Problem(400, 'Invalid request', faults);
  };
  const tool = <T extends z.ZodObject>(
    name: string,
    description: string,
    inputSchema: T,
    run: (input: z.output<T>) => Promise<unknown>,
  ) => {
    const told: { description: string; inputSchema: z.ZodObject } = { description, inputSchema };
    server.registerTool(name, told, async (input) =>
      answered(c, () => run(inputSchema.parse(input))),
    );
  };

  tool(
    'plan',
    'What an analysis would do, cost and take; nothing is spent',
    request,
    async (body) => plan(await checked(body)),
  );
  tool(
    'ask',
    'Start an analysis; it costs money. Follow it with its job_id',
    request,
    async (body) => {
      const holder = c.get('holder');
      if (holder !== null && !allows(holder.scope, 'analyze')) {
        throw new Problem(403, 'Not allowed', 'This needs a key with the scope analyze.');
      }
      return jobView((await ask(c, await checked(body), undefined)).job);
    },
  );
  tool(
    'follow',
    'How a job stands; ask again every few seconds while it runs',
    jobId,
    async (input) => jobView(await knownJob(context, c, input.job_id)),
  );
  tool('read', 'The finished report as Markdown, with its sources', jobId, (input) =>
    readReport(context, c, input.job_id),
  );
  tool(
    'compare',
    'What changed between two reports on one company, a earlier than b',
    z.object({ a: z.string(), b: z.string() }),
    ({ a, b }) => compare(c, a, b),
  );
}

/** Written by the function that writes formats: this one only asks for it. */
async function readReport(context: ApiUses, c: Call<ApiEnv>, id: string): Promise<string> {
  const markdown = formatNamed('md') ?? null;
  const { entry, found } = await createReportFile(context)(c, markdown, undefined, id);
  if (found.state === 'asked') return 'The report is being written: read it again in a second.';
  const name = found.state === 'there' ? found.name : entry.files.json.name;
  const bytes = await context.objects.get(name);
  if (!bytes) throw new PermanentError('internal', `the report's object is missing: ${name}`);
  return new TextDecoder().decode(bytes);
}

/** A refusal is an answer that the assistant can read; what is our fault is logged and thrown. */
async function answered(c: Call<ApiEnv>, run: () => Promise<unknown>) {
  try {
    const value = await run();
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return { content: [{ type: 'text' as const, text }] };
  } catch (error) {
    if (!(error instanceof Problem)) {
      c.get('log').error({ err: error }, 'request failed');
      throw new Error('The request could not be handled. It has been logged.');
    }
    return { isError: true, content: [{ type: 'text' as const, text: error.message }] };
  }
}
