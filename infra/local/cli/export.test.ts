import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportFolder, slug } from './export.ts';

test.each([
  ['Tesla', 'tesla'],
  ['AT&T', 'at-t'],
  ["L'Oréal", 'l-oréal'],
  ['日本電産', '日本電産'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
  ['../../etc/passwd', 'etc-passwd'],
  ['-rf', 'rf'],
  ['🚀', 'company'],
  ['..', 'company'],
])('the company %s names its folder %s', (company, expected) => {
  expect(slug(company)).toBe(expected);
});

test('a slug is one short, visible path segment that no shell or file system reads otherwise', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (company) => {
      const name = slug(company);
      expect(name).toMatch(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}-]*$/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
    }),
  );
});

test('a job has a folder of its own below the data folder', () => {
  expect(exportFolder('/data', 'Tesla', 'abcdef0123456789')).toBe('/data/exports/tesla-abcdef01');
});
