import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { ConflictError, PermanentError } from '../errors.ts';
import { definedFramework } from '../frameworks/defined.ts';
import { type Definition, definitionSchema } from '../frameworks/definition.ts';
import type { Framework } from '../frameworks/framework.ts';
import { FRAMEWORK_NAMES, frameworkNamed } from '../frameworks/registry.ts';
import type { Clock, Documents } from '../ports.ts';
import { plainFault } from '../process/plain-faults.ts';

/** Frameworks of the installation's own, beside those that come with the program. */

const FRAMEWORKS = 'frameworks';
const MOST = 100;
/** A job carries the definitions that it was accepted with, and a document has limits. */
const MOST_BYTES = 64 * 1024;

/** `definition`: canonical JSON, so that its digest is that of its content. */
const storedSchema = z.object({
  name: z.string(),
  definition: z.string(),
  digest: z.string(),
  addedAt: z.string(),
});
export type OwnFramework = z.infer<typeof storedSchema>;

export interface OwnFrameworks {
  /** By name. */
  list(): Promise<OwnFramework[]>;
  /** Adds it, or puts it in the place of the one of its name; jobs that were accepted keep theirs. */
  add(definition: Definition): Promise<OwnFramework>;
  /** Whether there was one. */
  remove(name: string): Promise<boolean>;
}

export function createOwnFrameworks({
  documents,
  clock,
}: {
  documents: Documents;
  clock: Clock;
}): OwnFrameworks {
  return {
    async list() {
      const orderBy = { field: 'name', direction: 'asc' } as const;
      const { docs } = await documents.query({ collection: FRAMEWORKS, orderBy, limit: MOST });
      return docs.map(({ data }) => storedSchema.parse(data));
    },
    async add(given) {
      const definition = canonicalize(given) ?? '';
      const digest = createHash('sha256').update(definition).digest('hex');
      const addedAt = new Date(clock.now()).toISOString();
      const data: OwnFramework = { name: given.name, definition, digest, addedAt };
      for (;;) {
        const known = await documents.get(FRAMEWORKS, given.name);
        const at = { collection: FRAMEWORKS, id: given.name, data };
        try {
          await documents.commit([
            known ? { op: 'update', ...at, version: known.version } : { op: 'create', ...at },
          ]);
          return data;
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
        }
      }
    },
    async remove(name) {
      const known = await documents.get(FRAMEWORKS, name);
      if (!known) return false;
      await documents.commit([{ op: 'delete', collection: FRAMEWORKS, id: name }]);
      return true;
    },
  };
}

/** The framework that a stored definition describes. Throws ZodError where it is of another program's version. */
export const frameworkOf = ({
  definition,
  digest,
}: Pick<OwnFramework, 'definition' | 'digest'>): Framework =>
  definedFramework(definitionSchema.parse(JSON.parse(definition)), digest);

/** Reads a file's text. Throws PermanentError that lists every fault with its place. */
export function readDefinition(text: string): Definition {
  const refuse = (faults: readonly string[]) =>
    new PermanentError(
      'misconfigured',
      `The definition has faults:\n${faults.map((one) => `  ${one}`).join('\n')}`,
    );
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw refuse([`it is longer than ${MOST_BYTES / 1024} KiB`]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse([`it is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const parsed = definitionSchema.safeParse(value, { error: plainFault });
  if (!parsed.success) {
    throw refuse(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(root)'}: ${message}`),
    );
  }
  if (FRAMEWORK_NAMES.includes(parsed.data.name)) {
    throw refuse([`name: "${parsed.data.name}" is one of the program's own`]);
  }
  return parsed.data;
}

/** The frameworks of a request, in its order: the program's own, or by the definitions that go with it. */
export const frameworksOf = (
  names: readonly string[],
  definitions: readonly Pick<OwnFramework, 'name' | 'definition' | 'digest'>[],
): Framework[] =>
  names.flatMap((name) => {
    const own = definitions.find((one) => one.name === name);
    return own ? frameworkOf(own) : (frameworkNamed(name) ?? []);
  });
