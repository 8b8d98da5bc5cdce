import { escapeHtml } from '../escape.ts';
import type { Theme } from '../theme.ts';

/** `#1b4b7a` as Office writes it: `1B4B7A`. */
export const hex = (colour: string): string => colour.replace('#', '').toUpperCase();

/** Colours of series, told apart in grey too: dark, light, middle. */
export function seriesColours({ colours }: Theme): readonly string[] {
  return [colours.accent, mixed(colours.muted, 0.35), colours.bad, colours.good, colours.ink].map(
    hex,
  );
}

/** A colour with that share of white in it. */
export function mixed(colour: string, white: number): string {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(value + (255 - value) * white)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** The package's theme with the firm's colours and fonts, so that what a reader adds looks like the rest. */
export function themePart(xml: string, theme: Theme): string {
  const { colours, font } = theme;
  const [first, second, third, fourth, fifth] = seriesColours(theme);
  const palette: Record<string, string | undefined> = {
    ...{ dk2: hex(colours.ink), lt2: hex(mixed(colours.line, 0.5)) },
    ...{ accent1: first, accent2: second, accent3: third, accent4: fourth, accent5: fifth },
    ...{ accent6: hex(colours.muted), hlink: first, folHlink: hex(colours.muted) },
  };
  const coloured = xml.replace(
    /<a:(dk2|lt2|accent\d|hlink|folHlink)>.*?<\/a:\1>/gs,
    (whole, name: string) => {
      const value = palette[name];
      return value ? `<a:${name}><a:srgbClr val="${value}"/></a:${name}>` : whole;
    },
  );
  const face = (part: string, name: string) => (text: string) =>
    text.replace(
      new RegExp(`(<a:${part}Font>\\s*<a:latin typeface=")[^"]*`),
      (_, open: string) => `${open}${escapeHtml(name)}`,
    );
  return face('minor', font.body)(face('major', font.heading)(coloured));
}
