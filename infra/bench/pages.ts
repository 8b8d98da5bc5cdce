import { readPages } from '../../shared/analysis/read-pages.ts';
import { filler } from './long-pages.ts';
import { calm, peakOfDeepJobs } from './pages-server.ts';

const SHORT = 250_000;
const LONG = 1_000_000;
const TRIES = 3;

/** Pages of a given length: as they are, and as somebody makes them who wants the reader to stand still. */
const KINDS: Record<string, (characters: number) => string> = {
  accounts: (size) => filler(size, 7),
  prose: (size) =>
    repeated('The company sold 4,812 pumps in the north, more than a year before. ', size),
  html: (size) =>
    repeated('<p>Sales &amp; costs <b>rose</b>.</p><table><tr><td>Revenue<td>4,812</table>', size),
  'one cell a line': (size) => repeated('Revenue\n4,812\n4,099\n', size),
  'one line': (size) => repeated('Sales rose. ', size),
  bars: (size) => repeated('| ', size),
  'open links': (size) => repeated('[a](b ', size),
  'open tags': (size) => repeated('<a ="', size),
  quotes: (size) => repeated('> ', size),
  numbers: (size) => repeated('1,2 | ', size),
  marks: (size) => repeated('e\u0301\u0301', size),
};

const repeated = (unit: string, size: number) =>
  unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/**
 * How long a page of a million characters takes beside one of a quarter of that; how the process answers others
 * while it reads one; what four deep jobs on long pages hold in memory.
 */
export async function pages(): Promise<string[]> {
  return [...(await ratios()), ...(await calm()), ...(await peakOfDeepJobs())];
}

export async function ratios(): Promise<string[]> {
  const lines: string[] = [];
  for (const [kind, make] of Object.entries(KINDS)) {
    let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      short = Math.min(short, await cpuMs(make(SHORT)));
      long = Math.min(long, await cpuMs(make(LONG)));
    }
    const ratio = (long / short).toFixed(2);
    lines.push(
      `${kind}: ${short.toFixed(0)} ms for 250,000 characters, ${long.toFixed(0)} ms for 1,000,000; ratio ${ratio}`,
    );
  }
  return lines;
}

async function cpuMs(text: string): Promise<number> {
  const page = {
    url: 'https://pages.example/x',
    title: 'Page',
    text,
    publishedAt: null,
    score: 1,
    retrievedAt: '2026-01-01T00:00:00Z',
  };
  const before = process.threadCpuUsage();
  await readPages([page], { maxSources: 1 });
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
