import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Services by someone who knows the wire formats and nothing of us: the model fills any schema mechanically
 * from the passages of the prompt, the search answers the pages it was given.
 */
export interface ForeignServices {
  env: Record<string, string>;
  prompts: string[];
  close(): Promise<void>;
}

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: string[];
  minItems?: number | string;
}

interface GenerateBody {
  contents: { parts: { text: string }[] }[];
  generationConfig: { responseSchema?: Schema; responseJsonSchema?: Schema };
}

export const page = (host: string, title: string, raw_content: string) => ({
  url: `https://${host}/article`,
  title,
  raw_content,
});

/** What three strangers write on a company. */
export const ACME_PAGES = [
  page(
    'news.test',
    'Acme Robotics grows',
    'Acme Robotics makes warehouse robots in Ohio. Acme Robotics reported revenue of $412 million in 2025, up from $350 million in 2024. The company employs 1,900 people.\n\nRivals such as Boltworks cut prices in 2025. Acme Robotics buys most of its sensors from two suppliers.',
  ),
  page(
    'trade.test',
    'Warehouse robots: who leads',
    'Acme Robotics holds about 18% of the warehouse robot market, according to the association. Boltworks holds 22% of the warehouse robot market. Large retailers buy most warehouse robots and press for discounts.\n\nNew entrants need years of safety certification. Conveyor belts remain a cheap substitute for robots in small warehouses.',
  ),
  page(
    'policy.test',
    'Robot rules',
    'The European machinery regulation applies from January 2027 and covers warehouse robots. Acme Robotics expects to spend $9 million on compliance with it. Wages in warehouses rose 6% in 2025, which raises demand for robots. Acme Robotics cut the energy use of its robots by 30% in 2025.',
  ),
];
export async function startForeignServices({
  pages,
  spoil = (text) => text,
}: {
  pages: { url: string; title: string; raw_content: string }[];
  /** What the model's answers become before they are sent. */
  spoil?: (json: string, prompt: string) => string;
}): Promise<ForeignServices> {
  const prompts: string[] = [];
  const model = await listen((body) => `data: ${JSON.stringify(answered(body))}\r\n\r\n`);
  function answered(body: unknown) {
    const { contents, generationConfig } = body as GenerateBody;
    const prompt = contents.flatMap(({ parts }) => parts.map(({ text }) => text)).join('\n');
    prompts.push(prompt);
    const schema = generationConfig.responseSchema ?? generationConfig.responseJsonSchema ?? {};
    const text = spoil(JSON.stringify(filler(prompt)(schema)), prompt);
    return {
      candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 1000, candidatesTokenCount: 500, totalTokenCount: 1500 },
    };
  }
  const search = await listen(() => ({
    query: '',
    images: [],
    response_time: 0.1,
    results: pages.map((page) => ({
      ...page,
      content: page.raw_content.slice(0, 200),
      score: 0.9,
    })),
  }));
  return {
    env: {
      GEMINI_API_KEY: 'dummy',
      GEMINI_BASE_URL: urlOf(model),
      TAVILY_API_KEY: 'dummy',
      TAVILY_BASE_URL: urlOf(search),
    },
    prompts,
    async close() {
      await Promise.all(
        [model, search].map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}

/** Every object takes one passage: its strings are that passage's text, its `evidence` the passage's id. */
export function filler(prompt: string): (schema: Schema) => unknown {
  const passages = [...prompt.matchAll(/^\[(S\d+\.p\d+)\] (.+)$/gm)];
  let next = 0;
  const fill = (schema: Schema, passage: RegExpMatchArray | undefined, name: string): unknown => {
    const type = schema.type?.toLowerCase();
    if (type === 'object') {
      const own = passages.length === 0 ? undefined : passages[next++ % passages.length];
      const entries = Object.entries(schema.properties ?? {});
      return Object.fromEntries(entries.map(([key, value]) => [key, fill(value, own, key)]));
    }
    if (type === 'array') {
      if (name === 'evidence') return passage ? [passage[1]] : [];
      const length = Math.max(2, Number(schema.minItems ?? 0));
      return Array.from({ length }, () => fill(schema.items ?? {}, passage, name));
    }
    if (schema.enum) return schema.enum[0];
    if (type === 'string') return passage?.[2] ?? '';
    if (type === 'boolean') return true;
    return 1;
  };
  return (schema) => fill(schema, undefined, '');
}

async function listen(answer: (body: unknown) => unknown): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const said = answer(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const stream = typeof said === 'string';
    const type = stream ? 'text/event-stream' : 'application/json';
    response.writeHead(200, { 'content-type': type });
    response.end(stream ? said : JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
