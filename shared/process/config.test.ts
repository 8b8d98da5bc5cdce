import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig, parseWorkerConfig } from './config.ts';

const keys = { GEMINI_API_KEY: 'g', TAVILY_API_KEY: 't' };

describe('configuration', () => {
  it('needs nothing: without keys it is a demonstration', () => {
    expect(parseConfig({})).toMatchObject({
      demonstration: true,
      port: 8080,
      rateLimitPerHour: 1_000,
      maxCostUsd: 3,
      platform: {
        name: 'embedded',
        dataDir: '.consultantos',
        backupDir: '.consultantos-backups',
      },
    });
    expect(parseConfig(keys).demonstration).toBe(false);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'reports.example'])(
    'callers from other machines, by HOST=%s, are asked who they are, unless something in front does',
    (HOST) => {
      expect(() => parseConfig({ HOST })).toThrow(`HOST: ${HOST} is reached by other machines`);
      const open = parseConfig({ HOST, ALLOW_UNAUTHENTICATED: 'true' });
      expect(open).toMatchObject({ host: HOST, rateLimitPerHour: 10 });
      const keyed = { AUTH_MODE: 'api-key', API_KEY_PEPPER: 'p'.repeat(32) };
      expect(parseConfig({ HOST, ...keyed }).host).toBe(HOST);
    },
  );

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

  it('watches itself unless told not to', () => {
    expect(parseConfig({})).toMatchObject({ enableMetrics: true, healthCheckTimeoutMs: 5_000 });
    const env = { ENABLE_METRICS: 'false', HEALTH_CHECK_TIMEOUT: '0.5' };
    expect(parseConfig(env)).toMatchObject({ enableMetrics: false, healthCheckTimeoutMs: 500 });
  });

  it('clamps the shutdown to what the platform allows', () => {
    expect(parseConfig({}).shutdownGraceMs).toBe(8000);
    expect(parseConfig({ GRACEFUL_SHUTDOWN_TIMEOUT: '2' }).shutdownGraceMs).toBe(2000);
    expect(parseConfig({ GRACEFUL_SHUTDOWN_TIMEOUT: '20' })).toMatchObject({
      shutdownGraceMs: 8000,
      shutdownAskedMs: 20_000,
    });
  });

  it('asks public services only for who says who asks', () => {
    const contact = 'Ann Lee ann@example.com';
    expect(parseConfig({}).sec).toBeNull();
    expect(parseConfig({ FACT_SOURCES: 'sec', SEC_CONTACT: contact }).sec).toMatchObject({
      contact,
    });
    expect(() => parseConfig({ FACT_SOURCES: 'sec' })).toThrow('SEC_CONTACT: is needed');
    expect(() => parseConfig({ FACT_SOURCES: 'sec', SEC_CONTACT: 'me' })).toThrow('SEC_CONTACT');
    expect(() => parseConfig({ FACT_SOURCES: 'sec, gossip' })).toThrow('FACT_SOURCES');
    const both = parseConfig({ FACT_SOURCES: 'wikidata,sec', SEC_CONTACT: contact });
    expect([both.sec?.contact, both.wikidata?.contact]).toEqual([contact, contact]);
    expect(parseConfig({ SEC_CONTACT: contact }).wikidata).toBeNull();
    expect(() => parseConfig({ FACT_SOURCES: 'wikidata' })).toThrow('SEC_CONTACT: is needed');
  });

  it.each([
    ['/srv/data', '/srv/data'],
    ['/srv/data', '/srv/data/../data/backups'],
    ['data', './data/backups/'],
    ['/srv', '/srv/..backups'],
    [undefined, '.consultantos/backups'],
  ])('refuses copies of DATA_DIR %s within it: %s', (DATA_DIR, BACKUP_DIR) => {
    expect(() => parseConfig({ DATA_DIR, BACKUP_DIR })).toThrow('BACKUP_DIR: lies in DATA_DIR');
  });

  it.each([
    ['/srv/data', '/srv/data-backups'],
    ['/srv/data', '/srv'],
    ['/srv/data', '/mnt/backups'],
    ['data', '../data'],
    [undefined, undefined],
  ])('takes copies of DATA_DIR %s beside it: %s', (DATA_DIR, BACKUP_DIR) => {
    const { platform } = parseConfig({ DATA_DIR, BACKUP_DIR });
    expect(platform).toMatchObject({ backupDir: BACKUP_DIR ?? '.consultantos-backups' });
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

  describe('in the cloud', () => {
    const cloud = { PLATFORM: 'gcp', GCP_PROJECT_ID: 'acme-prod', REPORTS_BUCKET: 'acme-reports' };

    it('names the project, the database and the bucket, and is never a demonstration', () => {
      expect(parseConfig(cloud)).toMatchObject({
        platform: {
          name: 'gcp',
          projectId: 'acme-prod',
          databaseId: '(default)',
          bucket: 'acme-reports',
        },
        demonstration: false,
        trustedProxyHops: 1,
      });
    });

    it('asks only the process that calls the services for their keys', () => {
      expect(() => parseWorkerConfig(cloud)).toThrow(/GEMINI_API_KEY: .*\n.*TAVILY_API_KEY: /);
      expect(() => parseWorkerConfig({ ...cloud, ...keys })).not.toThrow();
      expect(() => parseWorkerConfig({})).not.toThrow();
    });

    it('with one emulator asks for all, and for the addresses of whom the worker calls', () => {
      const emulators = {
        FIRESTORE_EMULATOR_HOST: '127.0.0.1:1',
        PUBSUB_EMULATOR_HOST: '127.0.0.1:2',
        STORAGE_EMULATOR_HOST: 'http://127.0.0.1:3',
      };
      expect(() => parseConfig({ ...cloud, ...emulators })).not.toThrow();
      for (const name of Object.keys(emulators)) {
        const without = { ...cloud, ...emulators, [name]: '' };
        expect(() => parseConfig(without)).toThrow(`${name}: is needed when `);
      }
      const worker = {
        ...cloud,
        ...emulators,
        ...keys,
        FACT_SOURCES: 'sec',
        SEC_CONTACT: 'A a@b.c',
      };
      const urls = ['GEMINI_BASE_URL', 'TAVILY_BASE_URL', 'SEC_BASE_URL'];
      for (const name of urls) {
        expect(() => parseWorkerConfig(worker)).toThrow(`${name}: is needed when FIRESTORE`);
      }
      const told = Object.fromEntries(urls.map((name) => [name, 'http://127.0.0.1:4']));
      expect(() => parseWorkerConfig({ ...worker, ...told })).not.toThrow();
    });

    it('invents neither project nor bucket', () => {
      const fault = () => parseConfig({ PLATFORM: 'gcp' });
      expect(fault).toThrow(/GCP_PROJECT_ID: is needed.*\n.*REPORTS_BUCKET: is needed/);
      expect(() => parseConfig({ ...cloud, GCP_PROJECT_ID: 'A' })).toThrow('not a project id');
    });
  });

  it('is all in .env.example, and nothing else is', () => {
    const named = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').match(
      /^[A-Z_]+(?==)/gm,
    );
    const read = readFileSync(new URL('./config.ts', import.meta.url), 'utf8').match(
      /^ {4}([A-Z_]+)(?=: )/gm,
    );
    expect(named?.sort()).toEqual(read?.map((name) => name.trim()).sort());
  });
});
