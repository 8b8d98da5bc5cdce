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
function filler(prompt: string): (schema: Schema) => unknown {
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
