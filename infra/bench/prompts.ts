import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRig } from './rig.ts';

const REQUEST = { company: 'Tesla', industry: 'Electric Vehicles', refresh: true };
const PASSAGE = /^\[(S\d+\.p\d+)\] (.*)$/gm;

interface Call {
  step: string;
  chars: number;
  schemaChars: number;
  passages: Map<string, number>;
}

/** What a standard four-framework job sends to the model, and how often it sends the same passage. */
export async function prompts(): Promise<string[]> {
  const calls: Call[] = [];
  const rig = await createRig({
    modelLatencyMs: 0,
    searchLatencyMs: 0,
    watchModel: (url) => watching(url, (body) => calls.push(read(body))),
  });
  try {
    await rig.analyse(REQUEST);
  } finally {
    await rig.close();
  }
  const distinct = new Map(calls.flatMap(({ passages }) => [...passages]));
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);
  const sent = sum(calls.map(({ passages }) => sum(passages.values())));
  return [
    ...calls.map(
      ({ step, chars, schemaChars, passages }) =>
        `${step}: ${chars} characters, ${passages.size} passages of ${sum(passages.values())}, schema ${schemaChars}`,
    ),
    `passage characters sent ${sent}, distinct ${sum(distinct.values())}: ratio ${(sent / sum(distinct.values())).toFixed(2)} (target ≤ 2.5)`,
  ];
}

interface Body {
  contents: { parts: { text: string }[] }[];
  generationConfig: { responseSchema?: unknown };
}

function read(body: string): Call {
  const { contents, generationConfig } = JSON.parse(body) as Body;
  const prompt = contents.flatMap(({ parts }) => parts.map(({ text }) => text)).join('\n');
  return {
    step: /^Step: (\S+)/.exec(prompt)?.[1] ?? '?',
    chars: prompt.length,
    schemaChars: JSON.stringify(generationConfig.responseSchema ?? '').length,
    passages: new Map(
      [...prompt.matchAll(PASSAGE)].map(([, id = '', text = '']) => [id, text.length]),
    ),
  };
}

/** Stands before a service and tells of every body that is sent to it. */
async function watching(target: string, tell: (body: string) => void) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    tell(body);
    const answer = await fetch(`${target}${request.url}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-goog-api-key': String(request.headers['x-goog-api-key']),
      },
      body,
    });
    const type = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'content-type': type });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
