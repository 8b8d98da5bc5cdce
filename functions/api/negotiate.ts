import { FORMATS, type Format } from '../../shared/report/formats.ts';

/**
 * The format that an Accept header likes best; null when it excludes all (RFC 9110, 12.5.1). Of a format
 * speaks the range that says most about it; among equals the range that comes first is taken, and of formats
 * that one range names the first of the table.
 */
export function negotiate(accept: string | undefined): Format | null {
  const ranges = (accept?.trim() || '*/*').split(',').map(parseRange);
  const [best] = FORMATS.flatMap((format) => {
    const [type = ''] = format.contentType.split(';');
    const fitting = [type, type.replace(/\/.*/, '/*'), '*/*'];
    const position = fitting
      .map((range) => ranges.findIndex((one) => one.type === range))
      .find((found) => found !== -1);
    const quality = position === undefined ? 0 : (ranges[position]?.quality ?? 0);
    return position !== undefined && quality > 0 ? [{ format, quality, position }] : [];
  }).sort((a, b) => b.quality - a.quality || a.position - b.position);
  return best?.format ?? null;
}

function parseRange(part: string): { type: string; quality: number } {
  const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  return { type, quality: q === undefined ? 1 : Number(q.slice(2)) };
}
