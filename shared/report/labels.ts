import { de } from './labels/de.ts';
import { en, type Labels } from './labels/en.ts';
import { es } from './labels/es.ts';
import { fr } from './labels/fr.ts';
import { ja } from './labels/ja.ts';

export type { Labels } from './labels/en.ts';

export const LABELS: Readonly<Record<string, Labels>> = { en, de, fr, es, ja };

/** A language tag that Intl knows and may stand in a lang attribute; `en` for anything else. */
export function knownLanguage(tag: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Labels by the primary subtag; `own` is false when English stands in for a language without labels. */
export function labelsFor(language: string): { labels: Labels; own: boolean } {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const labels = Object.hasOwn(LABELS, primary) ? LABELS[primary] : undefined;
  return { labels: labels ?? en, own: labels !== undefined };
}

/** Puts values where the label says `{name}`. */
export function fill(label: string, values: Readonly<Record<string, string>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The word for a value of the data, or the value itself when no word is known. */
export function word(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}
