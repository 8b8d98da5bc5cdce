import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { codeOf } from './problem-codes.ts';

export interface FieldFault {
  /** Where in the body, `frameworks.0`; empty for the body itself. */
  path: string;
  message: string;
}

/** An answer other than success, as application/problem+json (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly errors: FieldFault[];
  readonly headers: Record<string, string>;
  readonly extra: Record<string, unknown>;
  constructor(
    status: ContentfulStatusCode,
    title: string,
    detail: string,
    more: {
      errors?: FieldFault[];
      headers?: Record<string, string>;
      extra?: Record<string, unknown>;
    } = {},
  ) {
    super(detail);
    this.status = status;
    this.title = title;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
    this.extra = more.extra ?? {};
  }
}

export function problemResponse(problem: Problem, requestId: string): Response {
  const code = codeOf(problem.title);
  const body = {
    type: `/docs/problems/${code}`,
    code,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    request_id: requestId,
    errors: problem.errors,
    ...problem.extra,
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { ...problem.headers, 'content-type': 'application/problem+json' },
  });
}

/** Every fault of a body, unknown fields named one by one. */
export function fieldFaults(error: z.ZodError): FieldFault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      message: 'is not a field of this request',
    }));
  });
}
