import type { UploadFault } from '../domain/upload.ts';

/** The document cannot be read, and trying again does not help. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly code: UploadFault;
  constructor(code: UploadFault, options?: ErrorOptions) {
    super(MESSAGES[code], options);
    this.code = code;
  }
}

const MESSAGES: Readonly<Record<UploadFault, string>> = {
  damaged:
    'The file is damaged or not of the type that its name says. Save it anew and send it again.',
  encrypted: 'The file is protected by a password. Send it without.',
  scanned: 'The pages are pictures without text. Send a version with text (OCR).',
  empty: 'The file holds no text.',
  too_long:
    'The file holds more text than an analysis takes (1,000,000 characters, 20,000 rows). Send the part that matters.',
  too_slow:
    'The file could not be read within the time and memory that one has. Send a smaller part of it.',
};
