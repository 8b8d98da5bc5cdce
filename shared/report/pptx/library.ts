import library from 'pptxgenjs';

/**
 * The slide library. Its types are those of a CommonJS module, so they say that its class is one level deeper than
 * Node's loader of ES modules finds it.
 */
export type Presentation = library.default;
export type Slide = library.default.Slide;
export type TextProps = library.default.TextProps & { text: string };

const Library = library as unknown as typeof library.default;

/** A deck of 16:9 without slides. */
export function createPresentation(): Presentation {
  const deck = new Library();
  deck.layout = 'LAYOUT_WIDE';
  return deck;
}
