const MAX_DEPTH = 64;
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$-]*/y;
const WORDS = new Map(
  Object.entries({ true: true, True: true, false: false, False: false, null: null, None: null }),
);
const CLOSING = new Map(Object.entries({ '"': '"', "'": "'", '“': '”', '‘': '’' }));
const ESCAPES = new Map(Object.entries({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }));

/** A number with the characters it was written in: 97.690 stays so where a text is wanted. */
export class WrittenNumber {
  readonly written: string;
  constructor(written: string) {
    this.written = written;
  }
}

/** Thrown where no value can be read; `end`: because the text ends there. */
class Unread extends Error {
  readonly end: boolean;
  constructor(end: boolean) {
    super('unread');
    this.end = end;
  }
}

/** Reads one document from `at` on. */
export class JsonReader {
  at: number;
  whole = true;
  readonly #text: string;
  /** The run of blanks looked at last, so that none is gone over twice. */
  #blanks = { from: 0, to: 0 };

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  document(): object {
    return this.#text[this.at] === '{' ? this.#object(0) : this.#list(0);
  }

  #value(depth: number): unknown {
    this.#skip();
    const sign = this.#text[this.at] ?? '';
    if (depth > MAX_DEPTH) throw new Unread(false);
    if (sign === '{') return this.#object(depth);
    if (sign === '[') return this.#list(depth);
    if (CLOSING.has(sign)) return this.#string();
    const number = this.#match(NUMBER);
    const word = number === '' ? this.#match(WORD) : '';
    // At the end of the text more of it may have been to come.
    if (this.#ended() || (number === '' && !WORDS.has(word))) throw this.#unread();
    return number === '' ? WORDS.get(word) : new WrittenNumber(number);
  }

  #object(depth: number): Record<string, unknown> {
    const found = new Map<string, unknown>();
    const read = () => {
      const quoted = CLOSING.has(this.#text[this.at] ?? '');
      const key = quoted ? this.#string() : this.#match(WORD);
      this.#skip();
      if ((key === '' && !quoted) || this.#text[this.at] !== ':') throw this.#unread();
      this.at += 1;
      found.set(key, this.#value(depth + 1));
    };
    this.#members('}', read, () => found.delete([...found.keys()].at(-1) ?? ''));
    found.delete('__proto__');
    return Object.fromEntries(found);
  }

  #list(depth: number): unknown[] {
    const found: unknown[] = [];
    const read = () => {
      const item = this.#value(depth + 1);
      // The item that the text was cut in is not whole; a list around all of it is no list of items.
      if (this.whole || depth === 0) found.push(item);
    };
    this.#members(']', read, () => found.pop());
    return found;
  }

  /** Reads members until the end or a fault; then `undo` takes back the last one, which may be half a text. */
  #members(close: string, read: () => void, undo: () => void): void {
    this.at += 1;
    try {
      while (this.whole && !this.#over(close)) read();
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      this.whole = false;
      if (!error.end) undo();
    }
  }

  #string(): string {
    const close = CLOSING.get(this.#text[this.at] ?? '');
    const parts: string[] = [];
    let from = this.at + 1;
    for (this.at = from; !this.#ended(); this.at += 1) {
      const sign = this.#text[this.at];
      if (sign === '\\') {
        parts.push(this.#text.slice(from, this.at), this.#escaped());
        from = this.at + 1;
      } else if (sign !== undefined && sign === close && this.#closes(sign)) {
        parts.push(this.#text.slice(from, this.at));
        this.at += 1;
        return parts.join('').toWellFormed();
      }
    }
    throw this.#unread();
  }

  /** A quotation mark within a text is followed by more of the text, not by what follows a value. */
  #closes(close: string): boolean {
    const next = this.#afterBlanks(this.at + 1);
    const sign = this.#text[next] ?? '';
    if (sign === '' || ',:}]/'.includes(sign)) return true;
    // A forgotten comma: what follows begins on a line of its own.
    return sign === close && this.#text.slice(this.at, next).slice(0, 100).includes('\n');
  }

  #escaped(): string {
    this.at += 1;
    const sign = this.#text[this.at] ?? '';
    const code = sign === 'u' ? this.#text.slice(this.at + 1, this.at + 5) : '';
    if (!/^[0-9a-fA-F]{4}$/.test(code)) return ESCAPES.get(sign) ?? sign;
    this.at += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  /** Past commas; whether the container ends here. */
  #over(close: string): boolean {
    for (this.#skip(); this.#text[this.at] === ','; this.#skip()) this.at += 1;
    if (this.#text[this.at] !== close) return false;
    this.at += 1;
    return true;
  }

  /** Past blanks and comments. */
  #skip(): void {
    for (;;) {
      this.at = this.#afterBlanks(this.at);
      const opening = this.#text.slice(this.at, this.at + 2);
      const close = opening === '//' ? '\n' : opening === '/*' ? '*/' : '';
      if (close === '') return;
      const end = this.#text.indexOf(close, this.at + 2);
      this.at = end < 0 ? this.#text.length : end + close.length;
    }
  }

  #afterBlanks(from: number): number {
    if (from >= this.#blanks.from && from < this.#blanks.to) return this.#blanks.to;
    let to = from;
    while (/[\s\ufeff]/.test(this.#text[to] ?? '')) to += 1;
    if (to > from) this.#blanks = { from, to };
    return to;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  #ended = () => this.at >= this.#text.length;

  #unread = () => new Unread(this.#ended());
}
