import type { Report } from '../domain/report.ts';
import type { RenderOptions } from './render-options.ts';

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
    version: 6,
    render: async (report, options) =>
      utf8((await import('./html.ts')).renderHtml(report, options)),
  },
  {
    name: 'md',
    contentType: 'text/markdown; charset=utf-8',
    extension: 'md',
    version: 5,
    render: async (report) => utf8((await import('./markdown.ts')).renderMarkdown(report)),
  },
  {
    name: 'pdf',
    contentType: 'application/pdf',
    extension: 'pdf',
    version: 7,
    render: async (report, options) => (await import('./pdf.ts')).renderPdf(report, options),
  },
  {
    name: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    version: 7,
    render: async (report, options) => (await import('./docx.ts')).renderDocx(report, options),
  },
  {
    name: 'pptx',
    contentType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extension: 'pptx',
    version: 7,
    render: async (report, options) => (await import('./pptx.ts')).renderPptx(report, options),
  },
  {
    name: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    version: 5,
    render: async (report, options) => (await import('./xlsx.ts')).renderXlsx(report, options),
  },
];

export const FORMAT_NAMES: readonly string[] = FORMATS.map(({ name }) => name);

/** Undefined: there is no such format. */
export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}
