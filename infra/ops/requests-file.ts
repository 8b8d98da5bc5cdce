import { readFile } from 'node:fs/promises';
import { UsageError } from './answer.ts';
import { readCsv } from './csv.ts';

/** Columns that hold several values, parted by `;`. */
const LISTS = ['frameworks', 'include_domains', 'exclude_domains'];
const NUMBERS = ['recency_days', 'max_cost_usd'];

/** What the file asks for, not judged yet. Throws UsageError when it is not to be read. */
export async function readRequestsFile(path: string): Promise<unknown[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read: ${error.code ?? error.message}`);
  });
  return path.toLowerCase().endsWith('.csv') ? fromCsv(text) : fromJson(text, path);
}

function fromJson(text: string, path: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is no JSON`);
  }
  if (Array.isArray(value)) return value;
  throw new UsageError(`${path} holds no list of requests`);
}

function fromCsv(text: string): unknown[] {
  const [names = [], ...rows] = readCsv(text);
  return rows.map((row) =>
    Object.fromEntries(
      names.flatMap((name, column) => {
        const cell = row[column] ?? '';
        return cell.trim() === '' ? [] : [[name.trim(), fieldOf(name.trim(), cell)]];
      }),
    ),
  );
}

function fieldOf(name: string, cell: string): unknown {
  if (LISTS.includes(name)) return cell.split(';').map((part) => part.trim());
  if (NUMBERS.includes(name)) return Number(cell);
  // The schema says what else it must be.
  return name === 'refresh' && /^(true|false)$/.test(cell) ? cell === 'true' : cell;
}
