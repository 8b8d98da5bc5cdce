import { createHash } from 'node:crypto';
import { foldText, type Notation, notationOf } from '../domain/figures/number-notation.ts';
import { pageDate } from '../domain/pages/page-date.ts';
import { cleaningSteps } from '../domain/pages/page-text.ts';
import type { Piece, ReadPassage } from '../domain/pages/passage.ts';
import { type PassageSpan, splittingSteps } from '../domain/pages/passages.ts';
import { looksLikeInstruction } from '../domain/pages/prompt-line.ts';
import { UPLOADED } from '../domain/pages/tiers.ts';
import type { Upload, UploadText } from '../domain/upload.ts';
import { createLanguageReader } from './language.ts';
import type { StoredPage } from './read-pages.ts';
import { inTurns } from './turns.ts';

/** Where a dateline stands, and where orders do. */
const HEAD = 20_000;

/** Numbers of a workbook are written by us. */
const WORKBOOK: Notation = { decimal: '.', spaceGroups: false };

/**
 * The reader's documents as sources `S1`, `S2`, …: each page or row is cited with its place, which stands before it in
 * the stored text and is the first piece of its passages' context.
 */
export async function uploadPages(
  uploads: readonly { upload: Upload; text: UploadText }[],
): Promise<StoredPage[]> {
  const languageOf = await createLanguageReader();
  const pages: StoredPage[] = [];
  for (const { upload, text: read } of uploads) {
    const id = `S${pages.length + 1}`;
    const notation = read.parts.some(({ rows }) => rows !== undefined)
      ? WORKBOOK
      : notationOf(foldText(read.parts.map(({ text }) => text).join('\n')));
    let stored = '';
    const append = (text: string, gap: string): Piece => {
      const start = stored.length;
      stored += text + gap;
      return { text, start, end: start + text.length };
    };
    const spans: PassageSpan[] = [];
    for (const { place, text, rows } of read.parts) {
      const before = place === null ? [] : [append(place, '\n\n')];
      const places = (rows ?? []).map((one) => (one === null ? null : append(one, ' ')));
      if (rows !== undefined) append('', '\n\n');
      // A sheet is written by us already.
      const body = rows === undefined ? await inTurns(cleaningSteps(text)) : text;
      const { start } = append(body, '\n\n');
      for (const span of await inTurns(splittingSteps(body, notation))) {
        const line = body.slice(0, span.start).split('\n').length - 1;
        const row = places[line] ?? null;
        const moved = movedBy(span, start);
        const context = [...before, ...(row === null ? [] : [row]), ...moved.context];
        spans.push({ ...moved, context });
      }
    }
    const at = {
      url: `urn:document:${upload.id}`,
      title: upload.name,
      retrievedAt: upload.createdAt,
    };
    const head = stored.slice(0, HEAD);
    pages.push({
      ...at,
      id,
      text: stored,
      sha256: createHash('sha256').update(stored).digest('hex'),
      passages: spans.map(
        (span, number): ReadPassage => ({
          id: `${id}.p${number + 1}`,
          source: id,
          ...span,
          notation,
        }),
      ),
      tier: UPLOADED,
      date: pageDate({ ...at, text: head, publishedAt: null }),
      language: languageOf(stored),
      cutCharacters: 0,
      instructs: looksLikeInstruction(head),
    });
  }
  return pages;
}

function movedBy(span: PassageSpan, by: number): PassageSpan {
  const moved = <P extends Piece>(piece: P): P => ({
    ...piece,
    start: piece.start + by,
    end: piece.end + by,
  });
  return {
    ...moved(span),
    context: span.context.map(moved),
    ...(span.row === undefined ? {} : { row: { ...span.row, cells: span.row.cells.map(moved) } }),
  };
}
