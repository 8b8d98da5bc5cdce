import type { RouterRoute } from 'hono/types';
import { Problem } from './problem.ts';

/** 404, or 405 where the path has other methods. */
export function notOffered(
  routes: readonly RouterRoute[],
  { method, path: asked }: { method: string; path: string },
): Problem {
  const offered = routes
    .filter(({ path, method: one }) => one !== 'ALL' && samePath(path, asked))
    .flatMap(({ method: one }) => (one === 'GET' ? ['GET', 'HEAD'] : [one]));
  if (offered.length === 0) {
    return new Problem(404, 'Not found', 'There is nothing at this path; see /openapi.json.');
  }
  return new Problem(405, 'Method not allowed', `${method} is not offered here.`, {
    headers: { allow: [...new Set(offered)].join(', ') },
  });
}

function samePath(pattern: string, path: string): boolean {
  const parts = pattern.split('/');
  const given = path.split('/');
  return (
    parts.length === given.length &&
    parts.every((part, index) =>
      part.startsWith(':') ? given[index] !== '' : part === given[index],
    )
  );
}
