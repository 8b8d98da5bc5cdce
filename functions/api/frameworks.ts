import type { Hono } from 'hono';
import { type Framework, wordsIn } from '../../shared/frameworks/framework.ts';
import type { FrameworkEntry } from './answers.ts';
import type { ApiEnv } from './api-env.ts';
import type { Asking } from './asking.ts';

/** `GET /frameworks`: what a request may name. */
export function createFrameworkRoutes(
  app: Hono<ApiEnv>,
  { frameworks }: Pick<Asking, 'frameworks'>,
): void {
  app.get('/frameworks', async (c) => {
    return c.json({ frameworks: (await frameworks()).map(entryOf) });
  });
}

function entryOf(framework: Framework): FrameworkEntry {
  const { name, version, topics, words, digest } = framework;
  const english = wordsIn(framework, 'en');
  return {
    ...{ name, version, title: english.title },
    topics: topics.map((id) => ({ id, label: english.topics[id] ?? id })),
    languages: Object.keys(words),
    definition: digest ?? null,
  };
}
