import type { Hono } from 'hono';
import { type Framework, wordsIn } from '../../shared/frameworks/framework.ts';
import { FRAMEWORKS } from '../../shared/frameworks/registry.ts';
import { createOwnFrameworks, frameworkOf } from '../../shared/own-frameworks/own-frameworks.ts';
import type { FrameworkEntry } from './answers.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';

/** `GET /frameworks`: what a request may name. */
export function createFrameworkRoutes(app: Hono<ApiEnv>, uses: ApiUses): void {
  const own = createOwnFrameworks(uses);
  app.get('/frameworks', async (c) => {
    const added = (await own.list()).map(frameworkOf);
    return c.json({ frameworks: [...FRAMEWORKS, ...added].map(entryOf) });
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
