import { z } from 'zod';

const OWNER = { 'content-type': 'application/json', authorization: 'Bearer owner' };
const EVERYTHING = { from: [{ allDescendants: true }] };
const countSchema = z.array(
  z.object({
    result: z.object({ aggregateFields: z.object({ n: z.object({ integerValue: z.string() }) }) }),
  }),
);
const foundSchema = z.array(
  z.object({
    document: z
      .object({ name: z.string(), fields: z.record(z.string(), z.unknown()).optional() })
      .optional(),
  }),
);

/** The emulator's own export and import. Databases are named as `projects/P/databases/D`. */
export function createEmulatorCopies(firestoreHost: string) {
  async function ask(path: string, body: object): Promise<unknown> {
    const init = { method: 'POST', headers: OWNER, body: JSON.stringify(body) };
    const response = await fetch(`http://${firestoreHost}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  return {
    /** How many documents there are. */
    async count(database: string): Promise<string> {
      const query = { structuredQuery: EVERYTHING, aggregations: [{ alias: 'n', count: {} }] };
      const answer = await ask(`/v1/${database}/documents:runAggregationQuery`, {
        structuredAggregationQuery: query,
      });
      return countSchema.parse(answer)[0]?.result.aggregateFields.n.integerValue ?? '0';
    },
    async export(
      project: string,
      database: string,
      { folder, name }: { folder: string; name: string },
    ): Promise<void> {
      await ask(`/emulator/v1/projects/${project}:export`, {
        database,
        export_directory: folder,
        export_name: name,
      });
    },
    /**
     * Answers how many documents. The emulator imports into the default database of a project only, so it goes
     * by way of a project of its own.
     */
    async import(file: string, database: string, scratchProject: string): Promise<number> {
      const from = `projects/${scratchProject}/databases/(default)`;
      await ask(`/emulator/v1/projects/${scratchProject}:import`, {
        database: from,
        export_directory: file,
      });
      const found = await ask(`/v1/${from}/documents:runQuery`, { structuredQuery: EVERYTHING });
      const documents = foundSchema.parse(found).flatMap(({ document }) => document ?? []);
      for (const document of documents) {
        const update = { ...document, name: document.name.replace(from, database) };
        await ask(`/v1/${database}/documents:commit`, { writes: [{ update }] });
      }
      return documents.length;
    },
  };
}
