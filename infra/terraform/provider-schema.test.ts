import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Block, type Body, readFolder } from './hcl.test-parser.ts';

/** Stands in for `terraform validate`, which needs a network: provider-schema.json says what there is. */

interface Shape {
  /** Names by spaces; `name!` is required, `name=` can only be read. */
  attributes?: string;
  blocks?: Record<string, Shape>;
}

const folder = import.meta.dirname;
const schema: { resources: Record<string, Shape>; data: Record<string, Shape> } = JSON.parse(
  readFileSync(join(folder, 'provider-schema.json'), 'utf8'),
);
const blocks = readFolder(folder);
const kinds = { resource: schema.resources, data: schema.data };
const declared = blocks.filter(({ type }) => type in kinds);

const META_ATTRIBUTES = ['for_each', 'count', 'depends_on', 'provider'];
const META_BLOCKS = ['lifecycle'];

describe('both providers have all that is used', () => {
  const cases = declared.map((block): [string, Block] => [addressOf(block), block]);
  it.each(cases)('%s', (address, block) => {
    const shape = shapeOf(block);
    if (shape === undefined) throw new Error(`${block.labels[0]} is not in provider-schema.json`);
    expect(faults(address, block, shape)).toEqual([]);
  });

  it('and nothing is listed that is not used', () => {
    const used = (type: string) =>
      new Set(declared.filter((block) => block.type === type).map(({ labels }) => labels[0]));
    expect(new Set(Object.keys(schema.resources))).toEqual(used('resource'));
    expect(new Set(Object.keys(schema.data))).toEqual(used('data'));
  });
});

describe('what an expression names is there', () => {
  const expressions = blocks.flatMap((block) => [...expressionsOf(block)]);

  it('a resource and its attribute', () => {
    const addresses = new Map(declared.map((block) => [addressOf(block), shapeOf(block)]));
    const wrong = expressions.flatMap((text) =>
      [
        ...text.matchAll(
          /\b((?:data\.archive_file|(?:data\.)?google_[a-z0-9_]+)\.\w+)(?:\[[^\]]*\])?((?:\.\w+(?:\[\d\])?)*)/g,
        ),
      ]
        .filter(([, address = '', path = '']) => !reads(addresses, address, path))
        .map(([reference]) => reference),
    );
    expect(wrong).toEqual([]);
  });

  it('a variable and a local value, each of which is also used', () => {
    const named = (prefix: string) =>
      new Set(
        expressions.flatMap((text) =>
          [...text.matchAll(new RegExp(`\\b${prefix}\\.(\\w+)`, 'g'))].map((match) => match[1]),
        ),
      );
    const variables = blocks
      .filter(({ type }) => type === 'variable')
      .map(({ labels }) => labels[0]);
    const locals = blocks
      .filter(({ type }) => type === 'locals')
      .flatMap(({ attributes }) => [...attributes.keys()]);
    expect(named('var')).toEqual(new Set(variables));
    expect(named('local')).toEqual(new Set(locals));
  });
});

function addressOf({ type, labels }: Block): string {
  return `${type === 'data' ? 'data.' : ''}${labels.join('.')}`;
}

function shapeOf({ type, labels }: Block): Shape | undefined {
  return (type === 'data' ? kinds.data : kinds.resource)[labels[0] ?? ''];
}

/** Whether the attribute at `path` can be read, such as `.service_config[0].uri`. */
function reads(addresses: Map<string, Shape | undefined>, address: string, path: string): boolean {
  let shape = addresses.get(address);
  if (shape === undefined) return false;
  for (const step of path.split('.').slice(1)) {
    const name = step.replace(/\[\d\]$/, '');
    if (name === 'id' || marks(shape).has(name)) return true;
    shape = shape.blocks?.[name] ?? shape.blocks?.[`${name}!`];
    if (shape === undefined) return false;
  }
  return true;
}

function faults(at: string, body: Body, shape: Shape): string[] {
  const known = marks(shape);
  const found: string[] = [];
  for (const name of body.attributes.keys()) {
    if (META_ATTRIBUTES.includes(name)) continue;
    const mark = known.get(name);
    if (mark === undefined) found.push(`${at}.${name} does not exist`);
    if (mark === '=') found.push(`${at}.${name} can only be read`);
  }
  for (const [name, mark] of known) {
    if (mark === '!' && !body.attributes.has(name)) found.push(`${at}.${name} is missing`);
  }
  const inner = body.blocks.filter(({ type }) => !META_BLOCKS.includes(type)).map(undynamic);
  for (const { name, content } of inner) {
    const next = shape.blocks?.[name] ?? shape.blocks?.[`${name}!`];
    if (next === undefined) found.push(`${at}.${name} {} does not exist`);
    else found.push(...faults(`${at}.${name}`, content, next));
  }
  for (const name of Object.keys(shape.blocks ?? {})) {
    const needed = name.endsWith('!') && !inner.some((block) => `${block.name}!` === name);
    if (needed) found.push(`${at}.${name} {} is missing`);
  }
  return found;
}

/** `dynamic "x" { content { … } }` is written for any number of `x { … }`. */
function undynamic(block: Block): { name: string; content: Body } {
  if (block.type !== 'dynamic') return { name: block.type, content: block };
  const content = block.blocks.find(({ type }) => type === 'content');
  if (content === undefined) throw new Error(`dynamic ${block.labels[0]} has no content`);
  return { name: block.labels[0] ?? '', content };
}

/** Name → `!`, `=` or nothing. */
function marks(shape: Shape): Map<string, string> {
  const names = (shape.attributes ?? '').split(' ').filter((name) => name !== '');
  return new Map(names.map((name) => [name.replace(/[!=]$/, ''), /[!=]$/.exec(name)?.[0] ?? '']));
}

function* expressionsOf(body: Body): Generator<string> {
  yield* body.attributes.values();
  for (const block of body.blocks) yield* expressionsOf(block);
}
