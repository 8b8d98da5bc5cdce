import { PermanentError } from '../../errors.ts';

/** Cloud Storage's limit on a name, and the least that file systems take for a part of it. */
const MAX_NAME_BYTES = 1024;
const MAX_SEGMENT_BYTES = 200;

const SEGMENT = /^[A-Za-z0-9._-]+$/;
const LAST_OF_PREFIX = /^[A-Za-z0-9._-]*$/;
const CONTENT_TYPE = /^[\x21-\x7e][\x20-\x7e]{0,199}$/;

/** Answers the name's segments. Refuses what could leave the folder or means two things. */
export function checkObjectName(name: string): string[] {
  const segments = name.split('/');
  if (name.length > MAX_NAME_BYTES || !segments.every(isSegment)) {
    refuse(`"${name.slice(0, 200)}" is not an object name`);
  }
  return segments;
}

/** A prefix may end inside a segment. Answers the whole segments before that. */
export function checkPrefix(prefix: string): string[] {
  const segments = prefix.split('/');
  const last = segments.pop() ?? '';
  if (prefix.length > MAX_NAME_BYTES || !segments.every(isSegment) || !LAST_OF_PREFIX.test(last)) {
    refuse(`"${prefix.slice(0, 200)}" is not the beginning of an object name`);
  }
  return segments;
}

export function checkContentType(contentType: string): void {
  if (!CONTENT_TYPE.test(contentType)) refuse('a content type is 1 to 200 printable characters');
}

function isSegment(text: string): boolean {
  return SEGMENT.test(text) && text.length <= MAX_SEGMENT_BYTES && text !== '.' && text !== '..';
}

function refuse(message: string): never {
  throw new PermanentError('internal', message);
}
