import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** A room of `functions/` with an entry is deployed under its name. */
export function functionNames(): string[] {
  return readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' })
    .flatMap((path) => /^(\w+)[/\\]index\.ts$/.exec(path)?.[1] ?? [])
    .sort();
}
