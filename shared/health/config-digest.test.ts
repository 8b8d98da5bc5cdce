import { expect, it } from 'vitest';
import { parseConfig } from '../process/config.ts';
import { configDigest } from './config-digest.ts';

const env = {
  GEMINI_API_KEY: 'one',
  TAVILY_API_KEY: 'two',
  GEMINI_BASE_URL: 'https://user:pass@example.com/v1?key=x',
};
const digest = (changes: Record<string, string> = {}) =>
  configDigest(parseConfig({ ...env, ...changes }));

it('is the same for the same settings, and another for others', () => {
  expect(digest()).toMatch(/^[0-9a-f]{64}$/);
  expect(digest({ K_REVISION: 'api-00042-abc' })).toBe(digest());
  expect(digest({ MAX_COST_USD: '1' })).not.toBe(digest());
  expect(digest({ GEMINI_BASE_URL: 'https://example.org' })).not.toBe(digest());
});

it('cannot be used to guess a secret: it does not depend on one', () => {
  expect(digest({ GEMINI_API_KEY: 'guess' })).toBe(digest());
  expect(digest({ GEMINI_BASE_URL: 'https://example.com/other' })).toBe(digest());
});

it('tells a missing secret from one that is there', () => {
  expect(configDigest(parseConfig({}))).not.toBe(
    configDigest(parseConfig({ ...env, GEMINI_BASE_URL: '' })),
  );
});
