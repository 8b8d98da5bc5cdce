/** What the outside must offer. Two drivers each; one contract suite runs on both. */

export type Data = Record<string, unknown>;
/** Opaque; changes with every write of the document. */
export type Version = string;

export interface Doc {
  readonly id: string;
  readonly version: Version;
  readonly data: Data;
}

export type Write =
  /** Fails with ConflictError if the document exists. */
  | { op: 'create'; collection: string; id: string; data: Data }
  /** Replaces or creates. */
  | { op: 'set'; collection: string; id: string; data: Data }
  /** Replaces the named top-level fields. ConflictError if missing, or not at `version` when one is given. */
  | { op: 'update'; collection: string; id: string; data: Data; version?: Version }
  /** No error if already gone, unless `version` is given and differs. */
  | { op: 'delete'; collection: string; id: string; version?: Version }
  /** Adds to numeric fields, from 0; creates the document when missing. */
  | { op: 'increment'; collection: string; id: string; fields: Record<string, number> };

export interface Query {
  collection: string;
  /** Equality; an array means "one of" (at most 30). */
  where?: Record<string, string | number | boolean | readonly string[]>;
  /** Documents without the field are not found. Ties are broken by id in the same direction. */
  orderBy: { field: string; direction: 'asc' | 'desc' };
  /** Only texts of the order field that begin so; in ascending order alone. */
  prefix?: string;
  /** From the previous answer. A cursor that does not parse: RangeError. */
  cursor?: string;
  limit: number;
}

/** JSON documents. A document is at most 1 MiB; data holds JSON values only (`undefined` is refused). */
export interface Documents {
  get(collection: string, id: string): Promise<Doc | undefined>;
  query(query: Query): Promise<{ docs: Doc[]; nextCursor?: string }>;
  count(collection: string, where?: Query['where']): Promise<number>;
  /**
   * All or nothing. Answers the new version of each write's document, in order ('' for a delete). After a
   * TransientError the writes may be stored all the same: only those with a precondition are safe to repeat.
   */
  commit(writes: readonly Write[]): Promise<Version[]>;
}

export interface ObjectHead {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly contentType: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** Write-once blobs. Names are `/`-separated, of `[A-Za-z0-9._-]` segments. */
export interface Objects {
  /**
   * Stores the bytes unless the name exists. Same bytes there already: `existed: true`.
   * Other bytes there: ObjectExistsError.
   */
  putIfAbsent(
    name: string,
    bytes: Uint8Array,
    contentType: string,
  ): Promise<{ head: ObjectHead; existed: boolean }>;
  get(name: string): Promise<Uint8Array | undefined>;
  head(name: string): Promise<ObjectHead | undefined>;
  list(prefix: string): Promise<ObjectHead[]>;
  /** For good, with versions that the store may have kept of it. No error if already gone. */
  delete(name: string): Promise<void>;
  /**
   * An address at which whoever knows it reads the object until `untilMs` (since the epoch, within seven days),
   * without credentials; whether the object is there is not looked at. `disposition`: the header with which it comes
   * (RFC 6266). Null where objects have no addresses.
   */
  link(name: string, untilMs: number, disposition?: string): Promise<string | null>;
}

export interface OutgoingMessage {
  /** JSON. */
  readonly data: Data;
  readonly attributes: Record<string, string>;
}

export interface Publisher {
  /** Resolves with the message id once the message is stored durably. */
  publish(topic: string, message: OutgoingMessage): Promise<string>;
}

/** JSON Schema as zod writes it; the adapter converts it to what the service takes. */
export type JsonSchema = Record<string, unknown>;

export interface ModelRequest {
  system: string;
  prompt: string;
  schema: JsonSchema;
  /** Upper bound of answer plus thinking, in tokens. */
  maxOutputTokens: number;
}

export interface TokenUsage {
  promptTokens: number;
  /** Answer tokens, without thinking. */
  outputTokens: number;
  thinkingTokens: number;
}

/** What the service answered and charged for; not yet parsed. */
export interface ModelReply {
  /** The answer without thought parts; empty when refused. */
  text: string;
  finish: 'stop' | 'cut_off' | 'refused';
  /** The service's own word: `STOP`, `MAX_TOKENS`, `SAFETY`, … */
  finishReason: string;
  usage: TokenUsage;
  model: string;
}

export interface Model {
  readonly name: string;
  /** Throws TransientError after the retries are spent, PermanentError when no retry can help. */
  generate(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}

export interface SearchRequest {
  /** At most 400 characters. */
  query: string;
  maxResults: number;
  includeDomains: readonly string[];
  excludeDomains: readonly string[];
  /** Only pages published within so many days; the service drops undated pages. */
  recencyDays?: number;
  /** The service reads deeper, for twice the price. */
  advanced?: true;
}

export interface FoundPage {
  url: string;
  title: string;
  /** The page's text (raw content); the snippet when the service has no more. */
  text: string;
  /** ISO date, or null when the service names none. */
  publishedAt: string | null;
  score: number;
}

export interface SearchReply {
  pages: FoundPage[];
  credits: number;
}

export interface Search {
  /** Throws TransientError after the retries are spent, PermanentError when no retry can help. */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchReply>;
}

/** A public service that tells of companies as data: what they have filed, or who bears a name. */
export interface FactSource {
  readonly name: string;
  /**
   * The service's own answer on the company that has this ticker, or else this number, and one of these names, with
   * its public address; null when it knows none. Throws as Search does.
   */
  filings?(company: Filer, signal: AbortSignal): Promise<RawAnswer | null>;
  /**
   * The service's own answer on companies that may bear this name, in whatever language; null when it knows none.
   * Anybody may have written it: it serves identity and is never cited. Throws as Search does.
   */
  bearers?(name: string, signal: AbortSignal): Promise<RawAnswer | null>;
}
export interface Filer {
  ticker: string | null;
  /** The SEC's own, of ten digits. */
  cik: string | null;
  names: readonly string[];
}
export interface RawAnswer {
  url: string;
  raw: Uint8Array;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** 128 random bits or more, URL-safe, `[a-z0-9]`. */
  next(): string;
}
