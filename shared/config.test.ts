import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

const keys = { GEMINI_API_KEY: 'g', TAVILY_API_KEY: 't' };

describe('configuration', () => {
  it('needs nothing: without keys it is a demonstration', () => {
    expect(parseConfig({})).toMatchObject({
      demonstration: true,
      port: 8080,
      rateLimitPerHour: 10,
      maxCostUsd: 3,
      dataDir: '.consultantos',
    });
    expect(parseConfig(keys).demonstration).toBe(false);
  });

  it('takes an empty value for unset and a log level in any case', () => {
    expect(parseConfig({ PORT: '', GEMINI_API_KEY: ' ', LOG_LEVEL: 'WARN' })).toMatchObject({
      port: 8080,
      logLevel: 'warn',
      demonstration: true,
    });
  });

  it('does not invent a price: a known model has its own, another needs both', () => {
    expect(parseConfig(keys).gemini.inputUsdPerMillion).toBeUndefined();
    expect(() => parseConfig({ ...keys, GEMINI_MODEL: 'gemini-9' })).toThrow('no known price');
    const priced = {
      ...keys,
      GEMINI_MODEL: 'gemini-9',
      GEMINI_INPUT_USD_PER_MILLION: '1',
      GEMINI_OUTPUT_USD_PER_MILLION: '2',
    };
    expect(parseConfig(priced).gemini.outputUsdPerMillion).toBe(2);
  });

  it('clamps the shutdown to what the platform allows', () => {
    expect(parseConfig({}).shutdownGraceMs).toBe(8000);
    expect(parseConfig({ GRACEFUL_SHUTDOWN_TIMEOUT: '2' }).shutdownGraceMs).toBe(2000);
  });

  it('reports every fault at once, also those between settings', () => {
    const wrong = {
      PORT: '99999',
      RATE_LIMIT_PER_HOUR: 'many',
      GEMINI_BASE_URL: 'not a url',
      ENVIRONMENT: 'production',
      TAVILY_API_KEY: 't',
    };
    const fault = () => parseConfig(wrong);
    for (const name of [
      'PORT',
      'RATE_LIMIT_PER_HOUR',
      'GEMINI_BASE_URL',
      'ENVIRONMENT',
      'GEMINI_API_KEY',
    ]) {
      expect(fault).toThrow(new RegExp(`^  ${name}: `, 'm'));
    }
  });

  it('is all in .env.example, and nothing else is', () => {
    const named = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').match(
      /^[A-Z_]+(?==)/gm,
    );
    const read = readFileSync(new URL('./config.ts', import.meta.url), 'utf8').match(
      /^ {4}([A-Z_]+)(?=: )/gm,
    );
    expect(named?.sort()).toEqual(read?.map((name) => name.trim()).sort());
  });
});
