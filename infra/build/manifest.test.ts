import { expect, it } from 'vitest';
import { manifestOf } from './manifest.ts';

const LOCK = {
  version: '1.2.3',
  packages: {
    'node_modules/framework': { version: '5.0.5', dependencies: { web: '^2.0.0', '@a/b': '^1' } },
    'node_modules/framework/node_modules/web': { version: '2.1.0', dependencies: { text: '*' } },
    'node_modules/web': { version: '1.0.0', dependencies: { unused: '*' } },
    'node_modules/text': { version: '3.0.0', dependencies: { framework: '*' } },
    'node_modules/@a/b': { version: '1.0.0', optionalDependencies: { missing: '*', web: '*' } },
    'node_modules/unused': { version: '1.0.0' },
  },
};

it('asks for the framework in the very version that the tests ran with', () => {
  const { manifest } = manifestOf('api', LOCK, ['framework']);
  expect(manifest).toMatchObject({ main: 'index.cjs', dependencies: { framework: '5.0.5' } });
  expect(manifest.scripts).toEqual({ 'gcp-build': '' });
});

it('locks what Node would find from there, and nothing else', () => {
  const { packages } = manifestOf('api', LOCK, ['framework']).lock;
  expect(Object.keys(packages)).toEqual(
    [
      '',
      'node_modules/@a/b',
      'node_modules/framework',
      'node_modules/framework/node_modules/web',
      'node_modules/text',
      // From `@a/b`, whose own folder does not hold it.
      'node_modules/web',
      'node_modules/unused',
    ].sort(),
  );
});

it('without the framework in the lock there is no manifest', () => {
  expect(() => manifestOf('api', { ...LOCK, packages: {} }, ['framework'])).toThrow(
    /does not hold/,
  );
});
