import { parseArgs } from 'node:util';
import { withLongPages } from '../../bench/long-pages.ts';
import { startGeminiSimulator } from './gemini.ts';
import { NETFLIX, TESLA } from './samples.ts';
import { startTavilySimulator } from './tavily.ts';

function numberOf(name: string, value: string, max: number): number {
  const number = Number(value);
  if (!/^\d+$/u.test(value) || number > max) throw new RangeError(`--${name} must be 0 to ${max}`);
  return number;
}

const { values } = parseArgs({
  options: {
    'gemini-port': { type: 'string', default: '9001' },
    'tavily-port': { type: 'string', default: '9002' },
    latency: { type: 'string', default: '0' },
    'search-latency': { type: 'string' },
    'page-characters': { type: 'string', default: '0' },
  },
});
const latencyMs = numberOf('latency', values.latency, 600_000);
const gemini = await startGeminiSimulator({
  port: numberOf('gemini-port', values['gemini-port'], 65_535),
  latencyMs,
});
const characters = numberOf('page-characters', values['page-characters'], 2_000_000);
const tavily = await startTavilySimulator({
  companies: characters === 0 ? [TESLA, NETFLIX] : withLongPages([TESLA, NETFLIX], characters),
  port: numberOf('tavily-port', values['tavily-port'], 65_535),
  latencyMs: numberOf('search-latency', values['search-latency'] ?? values.latency, 600_000),
});

console.log(
  [
    `GEMINI_BASE_URL=${gemini.url}`,
    'GEMINI_API_KEY=simulated',
    `TAVILY_BASE_URL=${tavily.url}`,
    'TAVILY_API_KEY=simulated',
  ].join('\n'),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Closing both servers empties the event loop, which ends the process.
  process.once(signal, () => void Promise.all([gemini.close(), tavily.close()]));
}
