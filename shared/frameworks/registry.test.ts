import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exhibitSchema } from '../domain/exhibit.ts';
import { scoreSchema, sectionClaimSchema } from '../domain/section.ts';
import { NO_FIGURES, sampleClaim, usesOf } from '../testing/kept-claims.ts';
import type { Assessment, DraftClaim, Framework, KeptClaim, KeptClaims } from './framework.ts';
import { DEFAULT_FRAMEWORKS, FRAMEWORK_NAMES, FRAMEWORKS, frameworkNamed } from './registry.ts';

interface Node {
  type?: string;
  enum?: string[];
  properties?: Record<string, Node>;
  items?: Node;
  minItems?: number;
  maxItems?: number;
  description?: string;
}

const schemaOf = (framework: Framework) => z.toJSONSchema(framework.reply) as Node;

/** Any reply that fits the schema, as a server that knows nothing of frameworks would fill it. */
function filled(node: Node): fc.Arbitrary<unknown> {
  if (node.enum) return fc.constantFrom(...node.enum);
  if (node.type === 'string')
    return fc.constantFrom('', ' ', 'S1.p1', 'Tesla sold 5 cars.', 'Rivals grew.');
  if (node.type === 'array') {
    return fc.array(filled(node.items ?? {}), { maxLength: node.maxItems ?? 3 });
  }
  return fc.record(
    Object.fromEntries(
      Object.entries(node.properties ?? {}).map(([key, value]) => [key, filled(value)]),
    ),
  );
}

/** The plainest filling: first enum value, one sentence and its like, as few items as allowed but two. */
function plainest(node: Node, nth = 0): unknown {
  if (node.enum) return node.enum[0];
  if (node.type === 'string') return `Tesla delivered 1,789,226 vehicles in ${2024 - nth}.`;
  if (node.type === 'array') {
    return Array.from({ length: node.minItems ?? 2 }, (_, n) => plainest(node.items ?? {}, n));
  }
  return Object.fromEntries(
    Object.entries(node.properties ?? {}).map(([key, value]) => [key, plainest(value, nth)]),
  );
}

const nodes = (node: Node): Node[] => [
  node,
  ...Object.values(node.properties ?? {}).flatMap(nodes),
  ...(node.items ? nodes(node.items) : []),
];

const claimFor = ({ id, text, kind, about }: DraftClaim): KeptClaim => ({
  ...sampleClaim({ id, text: `Kept: ${text}`, kind, about, evidence: ['S9.p9'] }),
  counts: true,
  rated: true,
});

const keep = (drafts: readonly DraftClaim[]): KeptClaims =>
  new Map(drafts.map((draft) => [draft.id, claimFor(draft)]));

/** A reply with some of its drafts kept. */
const cases = (framework: Framework) =>
  fc
    .tuple(filled(schemaOf(framework)), fc.infiniteStream(fc.boolean()))
    .map(([raw, coin]): { reply: unknown; kept: KeptClaims } => {
      const reply = framework.reply.parse(raw);
      return {
        reply,
        kept: keep(framework.drafts(reply, NO_FIGURES).filter(() => coin.next().value)),
      };
    });

const topicsOf = ({ scores, claims }: Assessment) => [
  ...scores.map(({ topic }) => topic),
  ...claims.map(({ topic }) => topic),
];

/** Files of the program that name a framework: its folder and the registry, the default ones in the command line too. */
test('a framework is a folder and a line: nothing else knows its name', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const files = ['shared', 'functions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(folder, path),
    ),
  );
  const program = files.filter(
    (path) => path.endsWith('.ts') && !/\.test(-\w+)?\.ts$|^shared\/testing\//.test(path),
  );
  for (const name of FRAMEWORK_NAMES.filter((one) => !DEFAULT_FRAMEWORKS.includes(one))) {
    const folder = `shared/frameworks/${name.replaceAll('_', '-')}/`;
    const named = program.filter((path) =>
      new RegExp(`['"\`]${name}['"\`.]`).test(readFileSync(join(root, path), 'utf8')),
    );
    expect(named.length, name).toBeGreaterThan(0);
    expect(named.filter((path) => !path.startsWith(folder))).toEqual([]);
  }
  const compares = program.filter((path) =>
    /framework\)? === '/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(compares).toEqual([]);
});

describe('the registry', () => {
  test('names each framework once, and the default ones exist', () => {
    expect(new Set(FRAMEWORK_NAMES).size).toBe(FRAMEWORKS.length);
    for (const name of DEFAULT_FRAMEWORKS) expect(frameworkNamed(name)?.name).toBe(name);
    expect(frameworkNamed('constructor')).toBeUndefined();
  });
});

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))(
  '%s',
  (name, framework) => {
    const schema = schemaOf(framework);
    const topicIds = framework.topics;
    const uses = usesOf(framework);

    test('has at least five short questions that fit a search', () => {
      expect(framework.questions.length).toBeGreaterThanOrEqual(5);
      expect(framework.questions[0]).toContain('{company}');
      for (const question of framework.questions) {
        expect(question.length).toBeLessThan(100);
        expect(question).toMatch(/\{company\}|\{industry\}/);
        expect(question.replace(/\{(company|industry)\}/g, '')).not.toMatch(/[{}]/);
      }
    });

    test('asks with plain keywords, every property required and in writing order', () => {
      const allowed = [
        '$schema type enum properties required additionalProperties items',
        'minItems maxItems maxLength description',
      ]
        .join(' ')
        .split(' ');
      for (const node of nodes(schema)) {
        for (const keyword of Object.keys(node)) expect(allowed).toContain(keyword);
        const keys = Object.keys(node.properties ?? {});
        expect((node as { required?: string[] }).required ?? []).toEqual(keys);
        if (keys.includes('evidence')) {
          expect(keys[0]).toBe('evidence');
          expect(keys.includes('finding') || keys.includes('text')).toBe(true);
          for (const key of keys) expect(node.properties?.[key]?.description).toBeTruthy();
        }
        if (node.enum?.includes('not_assessed')) expect(node.enum.at(-1)).toBe('not_assessed');
        expect(node.maxItems ?? 0).toBeLessThanOrEqual(8);
      }
    });

    test('asks for at most 130 enum values in all', () => {
      const values = nodes(schema).flatMap((node) => node.enum ?? []);
      expect(values.length).toBeLessThanOrEqual(130);
    });

    test('is assessed from the plainest filling of its schema', () => {
      const reply = framework.reply.parse(plainest(schema));
      const drafts = framework.drafts(reply, NO_FIGURES);
      const { scores, claims, exhibits, missing } = framework.assess(reply, keep(drafts), uses);
      // A plain filling puts everything into the first of several groups.
      expect(missing.length).toBeLessThan(topicIds.length);
      expect(exhibits.length).toBeGreaterThan(0);
      expect(claims.map(({ id }) => id)).toEqual(drafts.map(({ id }) => id));
      expect(scores.every(({ status }) => status === 'assessed')).toBe(true);
    });

    test.each([
      ['nothing', undefined],
      ['null', null],
      ['{}', {}],
      ['a list', []],
      ['a string', 'x'],
    ])('refuses %s as a reply', (_, raw) => {
      expect(framework.reply.safeParse(raw).success).toBe(false);
    });

    test('is not lost to one faulty item', () => {
      const raw = plainest(schema) as Record<string, Record<string, unknown>>;
      for (const group of Object.keys(raw)) {
        const copy = structuredClone(raw);
        const items = copy[group] ?? {};
        const [first] = Object.keys(items);
        items[first ?? ''] = { finding: 7 };
        expect(framework.reply.safeParse(copy).success).toBe(true);
      }
    });

    test('drafts have unique ids under its topics and say something', () => {
      fc.assert(
        fc.property(filled(schema), (raw) => {
          const drafts = framework.drafts(framework.reply.parse(raw), NO_FIGURES);
          expect(new Set(drafts.map(({ id }) => id)).size).toBe(drafts.length);
          for (const { id, text } of drafts) {
            const [head, topic, item, ...rest] = id.split('.');
            expect(head).toBe(name);
            expect(topicIds).toContain(topic);
            expect(item).toMatch(/^\w+$/);
            expect(rest).toEqual([]);
            expect(text.trim()).not.toBe('');
          }
        }),
      );
    });

    test('assesses within the report schema, scale and its own topics', () => {
      fc.assert(
        fc.property(cases(framework), ({ reply, kept }) => {
          const assessment = framework.assess(reply, kept, uses);
          for (const score of assessment.scores) {
            scoreSchema.parse(score);
            expect(score.assessed).toBeLessThanOrEqual(score.of);
            expect(score.value === null).toBe(score.status === 'not_assessed');
            expect(score.low ?? 1).toBeLessThanOrEqual(score.value ?? 1);
            expect(score.value ?? 5).toBeLessThanOrEqual(score.high ?? 5);
          }
          for (const claim of assessment.claims) sectionClaimSchema.parse(claim);
          const ids = new Set(assessment.claims.map(({ id }) => id));
          for (const exhibit of assessment.exhibits) {
            exhibitSchema.parse(exhibit);
            for (const { cells } of exhibit.rows) {
              const named = cells.flatMap((cell) => cell.claims ?? []);
              expect(named.filter((id) => !ids.has(id))).toEqual([]);
            }
          }
          for (const topic of [...topicsOf(assessment), ...assessment.missing]) {
            expect(topicIds).toContain(topic);
          }
          for (const { topic, status } of assessment.scores) {
            if (status === 'not_assessed') expect(assessment.missing).toContain(topic);
          }
        }),
      );
    });

    test('shows exactly what was kept, in the words that were kept', () => {
      fc.assert(
        fc.property(cases(framework), ({ reply, kept }) => {
          const { claims } = framework.assess(reply, kept, uses);
          expect(new Set(claims.map(({ id }) => id))).toEqual(new Set(kept.keys()));
          for (const { id, text, evidence, facts } of claims) {
            expect(text).toBe(kept.get(id)?.text);
            expect(evidence).toEqual(['S9.p9']);
            expect(facts).toEqual([]);
          }
        }),
      );
    });

    test('invents nothing: without kept claims there is no number, no claim, no chart', () => {
      fc.assert(
        fc.property(filled(schema), (raw) => {
          const stranger = keep([
            { id: 'other.topic.1', text: 'x', kind: 'fact', about: 'company', evidence: [] },
          ]);
          const { scores, claims, exhibits, missing } = framework.assess(
            framework.reply.parse(raw),
            stranger,
            uses,
          );
          expect(claims).toEqual([]);
          expect(exhibits).toEqual([]);
          expect(missing.length).toBeGreaterThan(0);
          expect(topicIds).toEqual(expect.arrayContaining(missing));
          for (const { status, value, low, high, assessed } of scores) {
            expect([status, value, low, high, assessed]).toEqual([
              'not_assessed',
              null,
              null,
              null,
              0,
            ]);
          }
        }),
      );
    });
  },
);

/** What a stored assessment depends on. A digest that differs here asks for a new `version` in that folder. */
test('a framework that changes takes a new version', () => {
  const digests = FRAMEWORKS.map((framework) => {
    const schema = schemaOf(framework);
    const reply = framework.reply.parse(plainest(schema));
    const content = [
      framework.questions,
      framework.instructions,
      schema,
      framework.assess(reply, keep(framework.drafts(reply, NO_FIGURES)), usesOf(framework)),
    ];
    const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
    return `${framework.name} ${framework.version} ${digest}`;
  });
  expect(digests).toMatchInlineSnapshot(`
    [
      "porter 5 f3aff32b44da",
      "swot 5 0eab203b54ab",
      "pestel 6 8d221e798549",
      "blue_ocean 5 01c6a09134cd",
      "ansoff 1 c43702115c6a",
      "bcg_matrix 1 e6fe1630004c",
      "value_chain 1 3722ba4a26be",
      "vrio 1 f8bbbd3d3f7b",
      "scenarios 1 1bf4018ac232",
    ]
  `);
});

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'];
const keysOf = (value: object, path = ''): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? keysOf(inner, `${path}${key}/`) : [`${path}${key}`],
  );

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))(
  'the words of %s',
  (_, { words, topics }) => {
    test('are there in every language, under the same keys and none empty', () => {
      expect(Object.keys(words)).toEqual(LANGUAGES);
      const english = keysOf(words.en ?? {}).toSorted();
      for (const language of LANGUAGES) {
        const own = words[language] ?? {};
        expect(keysOf(own).toSorted(), language).toEqual(english);
        expect(JSON.stringify(own)).not.toContain('""');
      }
    });

    test('name every topic', () => {
      expect(Object.keys(words.en?.topics ?? {})).toEqual([...topics]);
    });
  },
);
