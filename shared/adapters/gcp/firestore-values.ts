import type { Data, Version } from '../../ports.ts';
import type { WireFields, WireTime, WireValue } from './firestore-client.ts';

/**
 * JSON data ↔ Firestore's values. A whole number is stored as an integer, another as a double. A top-level
 * `expireAt` that holds a date as `Date.toISOString` writes it is stored as a timestamp, as a TTL policy
 * needs it, and comes back as the same text. No query may name it: it is exempt from indexing.
 */
const TTL_FIELD = 'expireAt';

/** `Date` takes more; Firestore begins with the year 1. */
const ISO_DATE = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export function encodeFields(data: Data): WireFields {
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => [field, encodeField(field, value)]),
  );
}

/** The value of a top-level field. */
export function encodeField(field: string, value: unknown): WireValue {
  if (field === TTL_FIELD && typeof value === 'string' && isIsoDate(value)) {
    const ms = Date.parse(value);
    const seconds = Math.floor(ms / 1000);
    return { timestampValue: { seconds, nanos: (ms - seconds * 1000) * 1_000_000 } };
  }
  return encodeValue(value);
}

/** The data has passed `checkDocument`: it holds JSON values only. */
function encodeValue(value: unknown): WireValue {
  if (value === null) return { nullValue: 'NULL_VALUE' };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number') return encodeNumber(value);
  if (Array.isArray(value)) return { arrayValue: { values: value.map(encodeValue) } };
  const entries = Object.entries(value as object).map(([key, item]) => [key, encodeValue(item)]);
  return { mapValue: { fields: Object.fromEntries(entries) } };
}

export function encodeNumber(value: number): WireValue {
  const whole = Number.isSafeInteger(value) && !Object.is(value, -0);
  return whole ? { integerValue: value } : { doubleValue: value };
}

export function decodeFields(fields: WireFields): Data {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, decodeValue(value)]),
  );
}

function decodeValue(value: WireValue): unknown {
  if (value.stringValue != null) return value.stringValue;
  if (value.integerValue != null) return Number(value.integerValue);
  if (value.doubleValue != null) return value.doubleValue;
  if (value.booleanValue != null) return value.booleanValue;
  if (value.mapValue) return decodeFields(value.mapValue.fields ?? {});
  if (value.arrayValue) return (value.arrayValue.values ?? []).map(decodeValue);
  if (value.timestampValue) return isoDate(value.timestampValue);
  return null;
}

function isIsoDate(text: string): boolean {
  // A day that does not exist parses, as another one.
  const ms = ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

function isoDate({ seconds, nanos }: WireTime): string {
  return new Date(Number(seconds) * 1000 + Number(nanos ?? 0) / 1_000_000).toISOString();
}

/** The time of the document's last write, to the nanosecond. */
export function encodeVersion({ seconds, nanos }: WireTime): Version {
  return `${seconds}.${String(nanos ?? 0).padStart(9, '0')}`;
}

/** Undefined for what is no version of this store, and therefore of no document in it. */
export function decodeVersion(version: Version): WireTime | undefined {
  const [, seconds, nanos] = /^(\d{1,11})\.(\d{9})$/.exec(version) ?? [];
  return seconds === undefined ? undefined : { seconds: Number(seconds), nanos: Number(nanos) };
}
