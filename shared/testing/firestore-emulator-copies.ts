import { z } from 'zod';

const OWNER = { 'content-type': 'application/json', authorization: 'Bearer owner' };
const EVERYTHING = { from: [{ allDescendants: true }] };
/** `projects/P/databases/D/documents/COLLECTION/ID`. */
const COLLECTION_AT = 5;
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
    /** How many documents there are in the collections. */
    async count(database: string, collections: readonly string[]): Promise<string> {
      const counts = collections.map(async (collectionId) => {
        const query = {
          structuredQuery: { from: [{ collectionId }] },
          aggregations: [{ alias: 'n', count: {} }],
        };
        const answer = await ask(`/v1/${database}/documents:runAggregationQuery`, {
          structuredAggregationQuery: query,
        });
        return Number(countSchema.parse(answer)[0]?.result.aggregateFields.n.integerValue ?? 0);
      });
      return String((await Promise.all(counts)).reduce((sum, count) => sum + count, 0));
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
     * Answers how many documents. The emulator exports everything, and imports into the default database of a
     * project only, so it goes by way of a project of its own, and the collections are chosen there.
     */
    async import(
      file: string,
      database: string,
      { scratchProject, collections }: { scratchProject: string; collections: readonly string[] },
    ): Promise<number> {
      const from = `projects/${scratchProject}/databases/(default)`;
      await ask(`/emulator/v1/projects/${scratchProject}:import`, {
        database: from,
        export_directory: file,
      });
      const found = await ask(`/v1/${from}/documents:runQuery`, { structuredQuery: EVERYTHING });
      const documents = foundSchema
        .parse(found)
        .flatMap(({ document }) => document ?? [])
        .filter(({ name }) => collections.includes(name.split('/')[COLLECTION_AT] ?? ''));
      for (const document of documents) {
        const update = { ...document, name: document.name.replace(from, database) };
        await ask(`/v1/${database}/documents:commit`, { writes: [{ update }] });
      }
      return documents.length;
    },
  };
}
