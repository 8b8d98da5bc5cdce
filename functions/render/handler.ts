import { isExpired } from '../../shared/domain/job.ts';
import { traceFields } from '../../shared/domain/trace.ts';
import { ObjectExistsError } from '../../shared/errors.ts';
import type { ReportEntry } from '../../shared/jobs/finish.ts';
import {
  formatObjectName,
  RENDER_MESSAGE,
  RENDERS,
  renderNote,
  renderNoteId,
  renderNoteSchema,
} from '../../shared/jobs/format-files.ts';
import { readReportEntry } from '../../shared/jobs/list.ts';
import { parseEnvelope } from '../../shared/messages/envelope.ts';
import { createQuarantine } from '../../shared/messages/quarantine.ts';
import { Redeliver } from '../../shared/messages/redeliver.ts';
import type { Context } from '../../shared/platform/context.ts';
import type { Log } from '../../shared/process/log.ts';
import { FORMATS, type Format } from '../../shared/report/formats.ts';
import type { RenderFormat } from '../../shared/report/render-format.ts';
import type { Paper } from '../../shared/report/render-options.ts';
import { themeDigest } from '../../shared/report/theme.ts';

/** A format that has ended its process so often will do so again. */
const MOST_ATTEMPTS = 3;

export type RenderUses = Pick<Context, 'config' | 'documents' | 'objects' | 'clock' | 'log'>;

/**
 * One message, the formats of one report. A format that is there is left; one that cannot be written is noted,
 * and neither the others nor the job hear of it. Throws Redeliver when a store is away.
 */
export function createRender(context: RenderUses, render: RenderFormat) {
  const { documents, objects, clock, config } = context;
  const quarantine = createQuarantine(context);
  const digest = themeDigest(config.theme);

  async function handle(event: unknown): Promise<void> {
    const envelope = parseEnvelope(event, RENDER_MESSAGE);
    if (!envelope.ok) return quarantine(event, envelope.reason);
    const { jobId, formats, paper } = envelope;
    const trace = traceFields(envelope.traceparent, config.projectId);
    const log = context.log.child({ job_id: jobId, ...trace });
    const entry = await readReportEntry(documents, jobId);
    if (!entry || isExpired(entry, clock.now())) {
      return void log.info('there is no report to write');
    }
    const wanted = FORMATS.filter(
      ({ name }) => (formats?.includes(name) ?? true) && entry.files[name] === undefined,
    );
    for (const format of wanted)
      await make(entry, format, paper, log.child({ format: format.name }));
  }

  async function make(entry: ReportEntry, format: Format, paper: Paper, log: Log): Promise<void> {
    const { name: formatName, version, extension, contentType } = format;
    const name = formatObjectName(entry, {
      name: formatName,
      version,
      extension,
      paper,
      themeDigest: digest,
    });
    if (await objects.head(name)) return;
    const at = { collection: RENDERS, id: renderNoteId(name) };
    const doc = await documents.get(at.collection, at.id);
    const before = doc ? renderNoteSchema.parse(doc.data) : undefined;
    const attempts = (before?.state === 'asked' ? before.attempts : 0) + 1;
    const note = (state: 'asked' | 'failed', error: string | null = null) =>
      documents.commit([
        {
          op: 'set',
          ...at,
          data: { ...renderNote(state, { attempts, error, nowMs: clock.now() }) },
        },
      ]);
    const fail = async (err: unknown) => {
      log.error({ err }, 'format could not be made');
      await note('failed', err instanceof Error ? err.message.slice(0, 500) : String(err));
    };
    if (attempts > MOST_ATTEMPTS) return fail(new Error(`${MOST_ATTEMPTS} tries did not end`));
    await note('asked');
    const json = await objects.get(entry.files.json.name);
    if (!json) return fail(new Error(`the object ${entry.files.json.name} is missing`));
    const startedMs = clock.now();
    let bytes: Uint8Array;
    try {
      bytes = await render(formatName, json, { theme: config.theme, paper });
    } catch (err) {
      return fail(err);
    }
    await store(name, bytes, contentType, log);
    await documents.commit([{ op: 'delete', ...at }]);
    const seconds = (clock.now() - startedMs) / 1000;
    log.info({ bytes: bytes.length, execution_time_seconds: seconds }, 'format made');
  }

  async function store(name: string, bytes: Uint8Array, type: string, log: Log): Promise<void> {
    try {
      await objects.putIfAbsent(name, bytes, type);
    } catch (err) {
      if (!(err instanceof ObjectExistsError)) throw err;
      // Two releases wrote it, and nobody raised its version: what is there is a report, too.
      log.warn({ object: name }, 'format was made with other bytes before');
    }
  }

  return async (event: unknown): Promise<void> => {
    try {
      await handle(event);
    } catch (err) {
      context.log.error({ err }, 'formats could not be made now');
      throw new Redeliver('a store did not answer', { time: new Date(clock.now()).toISOString() });
    }
  };
}
