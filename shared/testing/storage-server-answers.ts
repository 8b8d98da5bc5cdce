/** What the test server answers: JSON, bytes, text, or a head alone. */
export interface StorageAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Thrown by the parts of the server; becomes Google's JSON error. */
export class StorageRefusal extends Error {
  readonly status: number;
  readonly reason: string;
  /** Our clients never make such a request. */
  readonly unexpected: boolean;
  constructor(status: number, reason: string, message: string, unexpected = false) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.unexpected = unexpected;
  }
}

export function unexpected(message: string, status: 400 | 404 = 400): StorageRefusal {
  return new StorageRefusal(status, status === 400 ? 'invalid' : 'notFound', message, true);
}

export function invalid(message: string): StorageRefusal {
  return new StorageRefusal(400, 'invalid', message);
}

export function json(status: number, value: unknown): StorageAnswer {
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  return { status, headers, body: Buffer.from(JSON.stringify(value)) };
}

export function bare(status: number): StorageAnswer {
  return { status, headers: {}, body: Buffer.alloc(0) };
}

/** Where the bytes of an object were asked for, the service says what is wrong in plain text. */
export function refusal(
  { status, reason, message }: { status: number; reason: string; message: string },
  media: boolean,
): StorageAnswer {
  if (status === 304) return bare(304);
  if (media) {
    const headers = { 'content-type': 'text/html; charset=UTF-8' };
    return { status, headers, body: Buffer.from(message) };
  }
  const errors = [{ message, domain: 'global', reason }];
  return json(status, { error: { code: status, message, errors } });
}
