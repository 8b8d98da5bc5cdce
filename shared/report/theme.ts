/** How a firm's documents look: one theme for all formats. */
export interface Theme {
  /** `#rrggbb` each. */
  readonly colours: {
    readonly ink: string;
    readonly muted: string;
    readonly accent: string;
    readonly good: string;
    readonly bad: string;
    readonly line: string;
    readonly paper: string;
  };
  /** Families by name; where a reader's machine lacks one, its own takes the place. */
  readonly font: { readonly body: string; readonly heading: string };
  readonly logo: { readonly png: Uint8Array; readonly alt: string } | null;
  /** Stands at the foot of every page. */
  readonly footer: string | null;
}

export const DEFAULT_THEME: Theme = {
  colours: {
    ink: '#1d2733',
    muted: '#55626f',
    accent: '#1b4b7a',
    good: '#2f6b4f',
    bad: '#9a4514',
    line: '#d6dce2',
    paper: '#ffffff',
  },
  font: { body: 'Noto Sans', heading: 'Noto Sans' },
  logo: null,
  footer: null,
};
