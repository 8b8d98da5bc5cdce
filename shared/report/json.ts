import canonicalize from 'canonicalize';
import { type Report, reportSchema } from '../domain/report.ts';
import { upgraded } from '../domain/upgrade.ts';

/** JSON cannot carry half a surrogate pair: each becomes U+FFFD, one unit for one, so offsets hold. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]),
  );
}

/** The report's one byte form: canonical JSON (RFC 8785) in UTF-8. Throws on NaN and infinite numbers. */
export function reportBytes(report: Report): Uint8Array {
  return new TextEncoder().encode(canonicalize(wellFormed(report)));
}

/** A stored report of any version, in the shape of today. Throws SyntaxError or TypeError when the bytes are not UTF-8 JSON, ZodError when they are no report. */
export function parseReport(bytes: Uint8Array): Report {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return reportSchema.parse(upgraded(JSON.parse(text)));
}
