import { z } from 'zod';

/** A reader's own document. Times are ISO 8601 in UTC. */
export const UPLOAD_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown',
  txt: 'text/plain',
  html: 'text/html',
} as const;
export type UploadType = keyof typeof UPLOAD_TYPES;

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** Why a document cannot be read; `too_long`: more text than an analysis takes. */
export const UPLOAD_FAULTS = [
  'damaged',
  'encrypted',
  'scanned',
  'empty',
  'too_long',
  'too_slow',
] as const;
export type UploadFault = (typeof UPLOAD_FAULTS)[number];

export const uploadSchema = z.object({
  id: z.string(),
  /** Whose it is; empty: of nobody, where callers have no keys. */
  account: z.string(),
  name: z.string(),
  type: z.enum(Object.keys(UPLOAD_TYPES) as [UploadType, ...UploadType[]]),
  bytes: z.int(),
  /** Of the file, lower-case hex. */
  sha256: z.string(),
  state: z.enum(['reading', 'ready', 'failed']),
  fault: z.object({ code: z.enum(UPLOAD_FAULTS), message: z.string() }).nullable(),
  /** Of a PDF its pages, of a workbook its sheets; null where there are none to count. */
  pages: z.int().nullable(),
  /** Of its text; null until it is read. */
  characters: z.int().nullable(),
  createdAt: z.string(),
  expireAt: z.string(),
});
export type Upload = z.infer<typeof uploadSchema>;

/** A piece of a document's text with the place that a citation names: `p. 3`; of a sheet, of each line: `Sheet1!A7:D7`. */
const uploadPartSchema = z.object({
  place: z.string().nullable(),
  text: z.string(),
  rows: z.array(z.string().nullable()).optional(),
});
export type UploadPart = z.infer<typeof uploadPartSchema>;

export const uploadTextSchema = z.object({
  pages: z.int().nullable(),
  parts: z.array(uploadPartSchema),
});
export type UploadText = z.infer<typeof uploadTextSchema>;
