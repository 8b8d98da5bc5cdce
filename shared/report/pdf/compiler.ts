import { dirname } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FACES, facePath } from './fonts.ts';
import { TEMPLATE } from './template.ts';

/** Nothing is read from there: all files are given. */
const ROOT = '/report';

let compiler: NodeCompiler | undefined;

/** One for the process: what a compiler holds is not given back with it. */
async function theCompiler(): Promise<NodeCompiler> {
  if (compiler) return compiler;
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  const fontPaths = [...new Set(FACES.map((face) => dirname(facePath(face))))];
  compiler = typst.NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontPaths }] });
  return compiler;
}

/**
 * A tagged PDF/UA-1. `files`: by name, `report.json` among them. Throws Error with the compiler's words. The
 * process holds the fonts and what it has learnt of them, nothing of the document.
 */
export async function compilePdf(
  files: ReadonlyMap<string, Uint8Array>,
  madeAtMs: number,
): Promise<Uint8Array> {
  const typst = await theCompiler();
  try {
    for (const [name, bytes] of files) typst.mapShadow(`${ROOT}/${name}`, Buffer.from(bytes));
    typst.addSource(`${ROOT}/main.typ`, TEMPLATE);
    return typst.pdf(
      { mainFilePath: `${ROOT}/main.typ` },
      { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: Math.floor(madeAtMs / 1000) },
    );
  } catch (error) {
    throw new Error(`the PDF could not be set: ${faults(error)}`, { cause: error });
  } finally {
    typst.resetShadow();
    typst.evictCache(0);
  }
}

/** Its messages stand in a code of the error, between much else. */
function faults(error: unknown): string {
  const text = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, said]) => said);
  return (messages.length === 0 ? text : [...new Set(messages)].join('; ')).slice(0, 400);
}
