import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What an attacker tried at a door, and what came of it. */
export interface Attempt {
  door: string;
  tried: string;
  /** The answer: a status, or what was found. */
  came: string;
  held: boolean;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sent as written, with whatever Host and Origin: `fetch` would not. */
export async function send(url: string, path: string, { method, headers = {}, body = '' }: Sent) {
  const { hostname, port } = new URL(url);
  const options = { hostname, port, path, method: method ?? 'GET', agent: false };
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const outgoing = request({ ...options, headers: { ...length, ...headers } });
  outgoing.on('error', () => {});
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  return {
    status: Number(response.statusCode),
    cache: String(response.headers['cache-control'] ?? ''),
    body: await text(response),
  };
}

/** Writes attempts down as they are made. */
export function createAttacker(url: string) {
  const attempts: Attempt[] = [];
  return {
    attempts,
    note(door: string, tried: string, came: string, held: boolean): void {
      attempts.push({ door, tried, came, held });
    },
    /** The door holds when the answer is one of `refusals`. */
    async tries(door: string, tried: string, path: string, sent: Sent, refusals: number[]) {
      const answer = await send(url, path, sent);
      attempts.push({
        door,
        tried,
        came: String(answer.status),
        held: refusals.includes(answer.status),
      });
      return answer;
    },
  };
}

/** Files under the folder that others than its user may open; the server may take one away meanwhile. */
export async function openFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const open = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const mode = await modeOf(path);
      return mode !== null && (mode & 0o077) !== 0 ? [path] : [];
    }),
  );
  return open.flat();
}

/** Null when the file is gone. */
async function modeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mode;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function attemptTable(attempts: readonly Attempt[]): string {
  const rows = attempts.map(
    ({ door, tried, came, held }) => `| ${door} | ${tried} | ${came} | ${held ? 'held' : 'OPEN'} |`,
  );
  return ['| door | tried | came of it | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
