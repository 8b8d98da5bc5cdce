import { createHash } from 'node:crypto';
import { z } from 'zod';

/** How a firm's documents look: one theme for all formats. */
export interface Theme {
  /** `#rrggbb` each. */
  readonly colours: {
    readonly ink: string;
    readonly muted: string;
    readonly accent: string;
    readonly good: string;
    readonly bad: string;
    readonly line: string;
    readonly paper: string;
  };
  /** Families by name; where a reader's machine lacks one, its own takes the place. */
  readonly font: { readonly body: string; readonly heading: string };
  readonly logo: { readonly png: Uint8Array; readonly alt: string } | null;
  /** Stands at the foot of every page. */
  readonly footer: string | null;
}

export const DEFAULT_THEME: Theme = {
  colours: {
    ink: '#1d2733',
    muted: '#55626f',
    accent: '#1b4b7a',
    good: '#2f6b4f',
    bad: '#9a4514',
    line: '#d6dce2',
    paper: '#ffffff',
  },
  font: { body: 'Noto Sans', heading: 'Noto Sans' },
  logo: null,
  footer: null,
};

/** Letters of any script: a name also becomes part of style sheets and documents. */
const family = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} -]{0,59}$/u, 'is not a font name');
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must look like #1b4b7a');
const line = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed() && !/\p{C}/u.test(text), 'must be plain text');
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const png = z
  .base64()
  .max(400_000, 'must have 300 KB at most')
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => PNG.equals(bytes.subarray(0, PNG.length)), 'must be a PNG in base64');

/** What an operator writes, as JSON: every field may be left out. */
export const themeSchema = z
  .strictObject({
    colours: z
      .strictObject({
        ink: colour,
        muted: colour,
        accent: colour,
        good: colour,
        bad: colour,
        line: colour,
        paper: colour,
      })
      .partial()
      .default({}),
    font: z.strictObject({ body: family, heading: family }).partial().default({}),
    logo: z.strictObject({ png, alt: line }).nullable().default(null),
    footer: line.nullable().default(null),
  })
  .transform(({ colours, font, logo, footer }): Theme => {
    const given = <T extends object>(some: T) =>
      Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined));
    return {
      colours: { ...DEFAULT_THEME.colours, ...given(colours) },
      font: { ...DEFAULT_THEME.font, ...given(font) },
      logo,
      footer,
    };
  });

/** SHA-256 in hex: themes that look the same have the same. */
export function themeDigest({ colours, font, logo, footer }: Theme): string {
  const shown = logo && { alt: logo.alt, png: Buffer.from(logo.png).toString('base64') };
  const pairs = (fields: object) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([pairs(colours), pairs(font), shown, footer]);
  return createHash('sha256').update(text).digest('hex');
}
