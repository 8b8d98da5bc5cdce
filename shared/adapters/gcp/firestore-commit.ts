import { randomBytes } from 'node:crypto';
import { ConflictError } from '../../errors.ts';
import type { Version, Write } from '../../ports.ts';
import { inAttempts } from './firestore-attempts.ts';
import type { Connection, WireTime } from './firestore-client.ts';
import { type Call, classifyFirestoreFault, leavesDoubt, mayPass } from './firestore-faults.ts';
import { readDocuments } from './firestore-reads.ts';
import { encodeVersion } from './firestore-values.ts';
import { encodeWrite, isFence, MARK_FIELD } from './firestore-writes.ts';

/**
 * Stores the writes, all or nothing. An attempt whose answer was lost may have been carried out: it is made
 * again only if a second time cannot be stored (`isFence`), and when that one is refused, the mark in the
 * documents says whether the first was ours. Without a fence, and when time runs out, it ends as a
 * TransientError: the writes may be stored or not.
 */
export async function commitWrites(
  writes: readonly Write[],
  { connection, database, limitMs }: { connection: Connection; database: string; limitMs: number },
): Promise<Version[]> {
  const mark = randomBytes(12).toString('base64url');
  const nameOf = ({ collection, id }: Write) => `${database}/documents/${collection}/${id}`;
  const request = {
    database,
    writes: writes.map((write) => encodeWrite(write, nameOf(write), mark)),
  };
  const collections = new Set(writes.map(({ collection }) => collection));
  const call: Call = {
    kind: 'commit',
    what: `commit to ${[...collections].join(', ')}`,
    database,
    expectsDocument: writes.some(
      (write) => write.op === 'update' || (write.op === 'delete' && isFence(write)),
    ),
  };
  const fenced = writes.some(isFence);
  let doubt = false;

  /** The versions, if the store holds what an earlier attempt wrote. */
  async function landed(timeoutMs: number): Promise<Version[] | undefined> {
    const names = writes.filter(({ op }) => op !== 'delete').map(nameOf);
    if (names.length === 0) return undefined;
    const found = await readDocuments(connection, { database, names, timeoutMs, only: MARK_FIELD });
    const ours = found.find(({ fields }) => fields?.[MARK_FIELD]?.stringValue === mark);
    // One commit has one time: other documents of it may have been written again since.
    return ours && writes.map((write) => versionOf(write, ours.updateTime));
  }

  return inAttempts(
    {
      call,
      limitMs,
      mayRepeat: (error) => mayPass(error) && (fenced || !leavesDoubt(error)),
    },
    async (timeoutMs) => {
      const client = await connection.client();
      try {
        const [{ writeResults }] = await client.commit(request, connection.callOptions(timeoutMs));
        return writes.map((write, at) => versionOf(write, writeResults?.[at]?.updateTime));
      } catch (error) {
        const refused = classifyFirestoreFault(error, call) instanceof ConflictError;
        const versions = refused && doubt && (await landed(timeoutMs));
        if (versions) return versions;
        doubt ||= leavesDoubt(error);
        throw error;
      }
    },
  );
}

function versionOf({ op }: Write, time: WireTime | null | undefined): Version {
  return op === 'delete' || !time ? '' : encodeVersion(time);
}
