import type { Report } from '../domain/report.ts';
import type { Theme } from './theme.ts';

export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];

export interface RenderOptions {
  readonly theme: Theme;
  readonly paper: Paper;
}

/** One way to hand the report over. Adding one is a row. */
export interface Format {
  /** As requests and object names say it. */
  readonly name: string;
  readonly contentType: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  /** Raised with every change of what is written: files that were made before are left aside. */
  readonly version: number;
  /** A pure function: equal reports and options give equal bytes. */
  render(report: Report, options: RenderOptions): Promise<Uint8Array> | Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What makes a format is loaded by the first that asks for it: who only names formats loads none. */
export const FORMATS: readonly Format[] = [
  {
    name: 'json',
    contentType: 'application/json',
    extension: 'json',
    version: 1,
    render: async (report) => (await import('./json.ts')).reportBytes(report),
  },
  {
    name: 'html',
    contentType: 'text/html; charset=utf-8',
    extension: 'html',
    version: 1,
    render: async (report) => utf8((await import('./html.ts')).renderHtml(report)),
  },
  {
    name: 'md',
    contentType: 'text/markdown; charset=utf-8',
    extension: 'md',
    version: 1,
    render: async (report) => utf8((await import('./markdown.ts')).renderMarkdown(report)),
  },
];

export const FORMAT_NAMES: readonly string[] = FORMATS.map(({ name }) => name);

/** Undefined: there is no such format. */
export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}
