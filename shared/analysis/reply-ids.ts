/** `S1.p3`, `F12`, `D3`, `X1`, however a model writes them: S1-p3, [s1:p3], S1 p3. */
const ID =
  /(?<![\p{L}\p{N}])(?:S ?(\d{1,6})\s?[.\p{Pd}_:/]?\s?p\.?\s?(\d{1,6})|([FDX])-?(\d{1,6}))(?![\p{L}\p{N}])/giu;

/** Every id in a text, as the program writes them. */
export function idsWithin(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(ID)].map(([, source, passage, kind, number]) =>
    kind === undefined ? `S${source}.p${passage}` : `${kind.toUpperCase()}${number}`,
  );
}

/** The ids that a text is made of; null when there are other words in it, or none at all. */
export function onlyIds(text: string): string[] | null {
  const rest = text.normalize('NFKC').replace(ID, '');
  const ids = /[\p{L}\p{N}]/u.test(rest) ? [] : idsWithin(text);
  return ids.length > 0 ? ids : null;
}
