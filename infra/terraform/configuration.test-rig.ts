import { type Block, type Body, readFolder } from './hcl.test-parser.ts';

/** The configuration of this folder, for tests to ask. What is not there throws. */
export const blocks: readonly Block[] = readFolder(import.meta.dirname);

export function resource(type: string, name: string): Block {
  const found = blocks.find(({ labels }) => labels[0] === type && labels[1] === name);
  if (found === undefined) throw new Error(`${type}.${name} is missing`);
  return found;
}

export function part(body: Body, type: string): Block {
  const found = body.blocks.find((block) => block.type === type);
  if (found === undefined) throw new Error(`the block ${type} is missing`);
  return found;
}

export function local(name: string): string {
  for (const { type, attributes } of blocks) {
    const value = type === 'locals' ? attributes.get(name) : undefined;
    if (value !== undefined) return value;
  }
  throw new Error(`local.${name} is missing`);
}

/** Of an object that is written out, one key a line. */
export function keysOf(object: string): string[] {
  return [...object.matchAll(/^ {4}(\w+)\s+=/gm)].map((match) => match[1] ?? '');
}

/** Every expression within. */
export function* textsOf(body: Body): Generator<string> {
  yield* body.attributes.values();
  for (const block of body.blocks) yield* textsOf(block);
}
