import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Of DATA_DIR, and of each copy: a copy is laid out like the folder that it is of. */
export const DATABASE_FILE = 'consultantos.sqlite';
export const OBJECTS_FOLDER = 'objects';
const MANIFEST_FILE = 'manifest.json';
const FORMAT = 1;

/** What a copy holds, written last: without it the copy was not finished. */
const manifestSchema = z.object({
  format: z.literal(FORMAT),
  name: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  /** What the database held at the snapshot, by its own count. */
  estimatedDocuments: z.int().min(0),
  /** Of the copy, by collection. */
  documents: z.record(z.string(), z.int().positive()),
  /** All but this one; paths are `/`-separated, within the folder. */
  files: z.array(
    z.object({
      path: z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))/),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

export async function writeManifest(
  folder: string,
  manifest: Omit<Manifest, 'format'>,
): Promise<void> {
  const text = JSON.stringify({ format: FORMAT, ...manifest });
  await writeFile(join(folder, MANIFEST_FILE), text, { flag: 'wx', mode: 0o600, flush: true });
}

/** The manifest, or why there is none to go by. */
export async function readManifest(folder: string): Promise<Manifest | { fault: string }> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) throw error;
    if (!existsSync(folder)) return { fault: 'there is no such backup' };
    return { fault: 'it has no manifest: it was not finished, or is no backup' };
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(jsonOf(text));
  const format = parsed.data?.format;
  if (typeof format === 'number' && format !== FORMAT) {
    return { fault: `it is of format ${format}; this version knows ${FORMAT}` };
  }
  return manifestSchema.safeParse(parsed.data).data ?? { fault: 'its manifest is damaged' };
}

export function sizeOf({ files }: Manifest): number {
  return files.reduce((bytes, file) => bytes + file.bytes, 0);
}

export function documentsIn({ documents }: Manifest): number {
  return Object.values(documents).reduce((sum, count) => sum + count, 0);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
