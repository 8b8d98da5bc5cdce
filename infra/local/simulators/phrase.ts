/** Short strings taken verbatim out of a sentence. */

const VERB =
  /\s(?:is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|rose|fell|grew|reached|keeps?|leads?|lags?|trails?|offers?|makes?|remains?|gives?|depends?|costs?|needs?|covers?|sells?|sold|adds?|added|beats?|matches?|stood|holds?|spends?|spent|shows?|runs?|comes?|counts?|dropped|came|put|puts|says?|said|took|won|lost|ended|began|include|includes)\s/u;

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const space = text.lastIndexOf(' ', max);
  return text.slice(0, space > 0 ? space : max);
}

/** The sentence's subject without its owner, as a label: "Tesla's charging network is …" → "Charging network". */
export function labelOf(sentence: string, max = 60): string {
  const end = VERB.exec(sentence)?.index ?? sentence.search(/[,.;:]/u);
  const subject = sentence.slice(0, end < 0 ? undefined : end);
  const words = subject
    .replace(/^.*?['’]s? (?=\p{L})/u, '')
    .replace(/^(?:on|in|for|the|a|an) /iu, '')
    .trim();
  const label = cut(words === '' ? subject : words, max);
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** "The reviewer's advice is that X should do Y, because Z." → "X should do Y"; other sentences stay whole. */
export function actionOf(sentence: string): string {
  const should =
    /^(?:.*?\bthat )?(?<who>\p{Lu}[^,]*? should [^.;]+?)(?=, because|, since|\.?$|;)/u.exec(
      sentence,
    );
  return should?.groups?.who ?? sentence;
}

/** Not longer than allowed, ending at a word. */
export const fitted = cut;
