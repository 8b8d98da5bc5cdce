import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConflictError } from '../errors.ts';
import { jobIdSchema, type MessageKind } from '../messages/envelope.ts';
import type { Clock, Documents, Objects, Publisher, Version } from '../ports.ts';
import type { Log } from '../process/log.ts';
import type { ReportEntry } from './finish.ts';

export const RENDER_TOPIC = 'render';
/** What is known of formats that are not made yet. */
export const RENDERS = 'renders';

const paper = z.enum(['A4', 'Letter']);
/** Make these formats of a job's report, all where none is named. */
export const RENDER_MESSAGE: MessageKind<{
  jobId: string;
  formats: string[] | null;
  paper: z.infer<typeof paper>;
}> = {
  schema: z
    .object({
      jobId: jobIdSchema,
      formats: z.array(z.string().max(20)).max(20).nullable(),
      paper,
      v: z.literal(1),
    })
    .transform(({ jobId, formats, paper }) => ({ jobId, formats, paper })),
  shape: '{jobId, formats, paper, v: 1}',
};

/** Asked for and not there for so long: whoever was asked has died, or the message was lost. */
const ASK_AGAIN_MS = 120_000;
/** A failure is told for so long; then it is tried again. */
const TELL_FAILURE_MS = 600_000;
const KEPT_MS = 86_400_000;

export const renderNoteSchema = z.object({
  state: z.enum(['asked', 'failed']),
  /** Tries begun. */
  attempts: z.int(),
  at: z.string(),
  error: z.string().nullable(),
  expireAt: z.string(),
});
export type RenderNote = z.infer<typeof renderNoteSchema>;

/** What of a format stands in the name of its object: other bytes have another name. */
export interface MadeAs {
  /** Of the format. */
  name: string;
  version: number;
  extension: string;
  themeDigest: string;
  paper: 'A4' | 'Letter';
}

export function formatObjectName({ files }: Pick<ReportEntry, 'files'>, made: MadeAs): string {
  const { name, version, extension, themeDigest, paper } = made;
  const how = `${name}-${version}-${themeDigest.slice(0, 8)}-${paper.toLowerCase()}`;
  return `formats/${files.json.sha256.slice(0, 32)}/${how}.${extension}`;
}

export function renderNoteId(objectName: string): string {
  return createHash('sha256').update(objectName).digest('hex').slice(0, 32);
}

export function renderNote(
  state: RenderNote['state'],
  { attempts, error = null, nowMs }: { attempts: number; error?: string | null; nowMs: number },
): RenderNote {
  const at = new Date(nowMs).toISOString();
  return { state, attempts, at, error, expireAt: new Date(nowMs + KEPT_MS).toISOString() };
}

export type FoundFormat =
  | { state: 'there'; name: string; sha256: string }
  /** Someone makes it now. */
  | { state: 'asked' }
  | { state: 'failed'; error: string };

export interface FormatFiles {
  /** Asks for the format when it is not there. Throws what the stores and the queue throw. */
  find(entry: ReportEntry, made: MadeAs): Promise<FoundFormat>;
  /** Has all formats of a report made that was just stored. Never throws: who reads one asks for it again. */
  announce(jobId: string, paper: MadeAs['paper']): Promise<void>;
}

export function createFormatFiles({
  documents,
  objects,
  publisher,
  clock,
  log,
}: {
  documents: Documents;
  objects: Objects;
  publisher: Publisher;
  clock: Clock;
  log: Log;
}): FormatFiles {
  const publish = (jobId: string, formats: string[] | null, paper: MadeAs['paper']) =>
    publisher.publish(RENDER_TOPIC, { data: { jobId, formats, paper, v: 1 }, attributes: {} });

  /** False when somebody else was faster. */
  async function noteAsked(id: string, version: Version | undefined): Promise<boolean> {
    const data = { ...renderNote('asked', { attempts: 0, nowMs: clock.now() }) };
    const at = { collection: RENDERS, id, data };
    try {
      await documents.commit([
        version === undefined ? { op: 'create', ...at } : { op: 'update', ...at, version },
      ]);
      return true;
    } catch (error) {
      if (error instanceof ConflictError) return false;
      throw error;
    }
  }

  return {
    async find(entry, made) {
      const name = formatObjectName(entry, made);
      const head = await objects.head(name);
      if (head) return { state: 'there', name, sha256: head.sha256 };
      const id = renderNoteId(name);
      const doc = await documents.get(RENDERS, id);
      const note = doc && renderNoteSchema.parse(doc.data);
      const age = note ? clock.now() - Date.parse(note.at) : Number.POSITIVE_INFINITY;
      if (note?.state === 'failed' && age < TELL_FAILURE_MS) {
        return { state: 'failed', error: note.error ?? '' };
      }
      if (note?.state === 'asked' && age < ASK_AGAIN_MS) return { state: 'asked' };
      if (await noteAsked(id, doc?.version)) {
        try {
          await publish(entry.jobId, [made.name], made.paper);
        } catch (error) {
          // The next reader asks again at once.
          await documents.commit([{ op: 'delete', collection: RENDERS, id }]);
          throw error;
        }
      }
      return { state: 'asked' };
    },
    async announce(jobId, paper) {
      try {
        await publish(jobId, null, paper);
      } catch (err) {
        log.warn({ job_id: jobId, err }, 'formats are made when a reader asks for them');
      }
    },
  };
}
