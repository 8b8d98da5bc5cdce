import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { factsOnPage, type PageFact } from './page-facts.ts';

/** The facts of one page, each with the right answer, as a group of like pages. */
interface Case {
  id: string;
  shape: string;
  markdown: string;
  facts: { fact: PageFact; expected: 'keep' | 'drop' }[];
}

const fields = { entity: z.string(), metric: z.string(), period: z.string(), value: z.string() };
const fact = z.object({ ...fields, unit: z.string() });
const expected = z.enum(['keep', 'drop']);

/** Either tables with several facts each, or single passages with one fact. */
const caseSchema = z.union([
  z
    .object({
      id: z.string(),
      shape: z.string(),
      markdown: z.string(),
      facts: z.array(fact.extend({ expected })),
    })
    .transform(({ facts, ...page }) => ({
      ...page,
      facts: facts.map(({ expected, ...fact }) => ({ fact, expected })),
    })),
  z
    .object({ id: z.string().optional(), passage: z.string(), fact, expected })
    .transform(({ id, passage, fact, expected }) => ({
      id: id ?? '',
      shape: 'passage',
      markdown: passage,
      facts: [{ fact, expected }],
    })),
]);

export interface TableAnswer {
  id: string;
  fact: number;
  answer: 'keep' | 'drop';
}

export function readCases(file: string): Case[] {
  const cases = z.array(caseSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  return cases.map((one, index) => ({ ...one, id: one.id === '' ? String(index) : one.id }));
}

export function answersTo(cases: readonly Case[]): TableAnswer[] {
  // The pages are about whom most of their facts are about.
  const entities = cases.flatMap(({ facts }) => facts.map(({ fact }) => fact.entity));
  const counts = [...Map.groupBy(entities, (name) => name).values()];
  const [[company = ''] = []] = counts.sort((a, b) => b.length - a.length);
  return cases.flatMap(({ id, markdown, facts }) =>
    factsOnPage(
      markdown,
      facts.map(({ fact }) => fact),
      company,
    ).map((kept, fact) => ({ id, fact, answer: kept ? 'keep' : 'drop' })),
  );
}

/** What the ledger keeps of facts with a known answer: true ones kept, false ones kept, by shape. */
export function tables({ cases: file, json }: { cases: string; json: boolean }): string[] {
  const cases = readCases(file);
  const answers = answersTo(cases);
  if (json) return [JSON.stringify({ cases: answers })];
  const told = cases.flatMap(({ shape, facts }) =>
    facts.map(({ expected }) => ({ shape, expected })),
  );
  const rows = answers.map(({ answer }, at) => ({ ...told[at], answer }));
  const line = (name: string, of: typeof rows) => {
    const share = (wanted: 'keep' | 'drop') => {
      const those = of.filter((row) => row.expected === wanted);
      const kept = those.filter(({ answer }) => answer === 'keep').length;
      return `${kept} of ${those.length}`.padEnd(12);
    };
    return `${name.padEnd(22)} true kept ${share('keep')} false kept ${share('drop')}`;
  };
  return [
    ...[...Map.groupBy(rows, ({ shape }) => shape ?? '')].map(([shape, of]) => line(shape, of)),
    line('all', rows),
  ];
}
