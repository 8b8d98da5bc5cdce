import { z } from 'zod';

/** How values of the environment are read. */

export const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((value) => value === 'true');
export const number = (fallback: number, min: number, max: number) =>
  z.coerce.number().min(min).max(max).default(fallback);
export const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);
/** Separated by commas or spaces. */
export const list = (item: RegExp, message: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((part) => part !== ''),
    )
    .pipe(z.array(z.string().regex(item, message)));
export const price = z.coerce.number().min(0).max(1000).optional();
export const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional();
export const secret = z
  .string()
  .regex(/^[\w-]{24,200}$/, 'must be 24 to 200 letters, digits, - or _: openssl rand -hex 32')
  .optional();
/** Whom a public service is told to write to. */
export const contact = z
  .string()
  .regex(
    /^[\x20-\x7e]+@[\x21-\x7e]+$/,
    'must name a person and an e-mail: "Ann Lee ann@example.com"',
  )
  .optional();
/** Of an emulator. */
export const address = z
  .string()
  .regex(/^[^/]+:\d+$/, 'is not host:port')
  .optional();
/** `domain.com:project` is the old form. */
export const projectId = z
  .string()
  .regex(/^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'is not a project id')
  .optional();
export const bucket = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/, 'is not a bucket name')
  .optional();
export const perMinute = z.coerce.number().int().min(1).max(1_000_000).optional();

/** An empty value counts as unset. */
export const withoutEmpty = (env: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
