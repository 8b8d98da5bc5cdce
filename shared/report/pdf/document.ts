/** The document as the template reads it: JSON, every text cleaned and fit to be set. */

export interface TypeRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly open?: boolean;
  readonly muted?: boolean;
  readonly url?: string;
  /** Numbers of notes that stand behind it: their footnote is here, was before, or is in the list of evidence. */
  readonly first?: readonly number[];
  readonly again?: readonly number[];
  readonly see?: readonly number[];
}

export interface TypeCell {
  readonly runs: readonly TypeRun[];
  readonly number: boolean;
  /** Its row may be cut by the end of a page. */
  readonly long: boolean;
}

export type TypeBlock =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly outlined: boolean;
      readonly anchor: string | null;
      readonly runs: readonly TypeRun[];
    }
  | { readonly kind: 'paragraph'; readonly style: string; readonly runs: readonly TypeRun[] }
  | {
      readonly kind: 'pairs';
      readonly rows: readonly (readonly [term: string, readonly TypeRun[]])[];
    }
  | { readonly kind: 'list' | 'counted'; readonly items: readonly (readonly TypeRun[])[] }
  | { readonly kind: 'note'; readonly n: number; readonly runs: readonly TypeRun[] }
  | {
      readonly kind: 'picture';
      readonly file: string;
      readonly alt: string;
      /** Percent of the column. */
      readonly width: number;
      readonly note: string;
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly TypeCell[])[];
      readonly rowHeads: boolean;
      readonly numbers: readonly boolean[];
      /** In parts of the width; 0: as wide as its content. */
      readonly widths: readonly number[];
      readonly note: string;
    };

export interface TypePart {
  readonly title: string;
  /** 2: below the part before it. */
  readonly level: number;
  readonly newPage: boolean;
  readonly blocks: readonly TypeBlock[];
}

export interface TypeNote {
  readonly pieces: readonly {
    readonly text: string;
    readonly source: string;
    readonly url: string | null;
  }[];
  /** Shortened: the list of evidence has it in full. */
  readonly cut: boolean;
}

export interface TypeDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly company: string;
  readonly mentions: readonly string[];
  readonly banner: string;
  readonly running: string;
  readonly foot: string;
  readonly lang: string;
  readonly region: string | null;
  readonly rtl: boolean;
  readonly fonts: readonly string[];
  readonly paper: string;
  readonly colours: Readonly<Record<string, string>>;
  /** Its alternative text. */
  readonly logo: string | null;
  /** Lines that the table of contents takes, about. */
  readonly contentsLines: number;
  readonly words: { readonly contents: string; readonly inFull: string };
  readonly parts: readonly TypePart[];
  readonly notes: Readonly<Record<string, TypeNote>>;
}
