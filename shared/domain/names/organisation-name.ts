import { foldText } from '../figures/number-notation.ts';
import { withoutLegalForm } from './company-names.ts';

const GROUP = /[\s,]+(?:holdings?|group)$/iu;

/** An organisation's name without its legal form, folded: "Tesla, Inc." → "tesla". */
export function bareName(name: string): string {
  const bare = withoutLegalForm(withoutLegalForm(name.trim()).replace(GROUP, ''));
  return foldText(bare.normalize('NFC')).replace(/[\s\u00a0]+/g, ' ');
}

/** True when the text names the organisation, with or without its legal form. */
export function namesEntity(text: string, entity: string): boolean {
  const name = bareName(entity);
  const folded = foldText(text.normalize('NFC')).replace(/[\s\u00a0]+/g, ' ');
  for (let at = folded.indexOf(name); name !== '' && at >= 0; at = folded.indexOf(name, at + 1)) {
    const edges = `${folded[at - 1] ?? ' '}${folded[at + name.length] ?? ' '}`;
    if (!/[\p{Script=Latin}\p{N}]/u.test(edges)) return true;
  }
  return false;
}
