import { expect, it } from 'vitest';
import { contentDisposition, fileName } from './file-name.ts';

const nameOf = (company: string) =>
  fileName({ company, createdAt: '2026-11-30T08:00:00.000Z' }, 'pdf');

it.each([
  ['Tesla', 'Tesla – 2026-11-30.pdf'],
  ['Société Générale', 'Société Générale – 2026-11-30.pdf'],
  ['トヨタ自動車', 'トヨタ自動車 – 2026-11-30.pdf'],
  ['../../etc/passwd', 'etc passwd – 2026-11-30.pdf'],
  ['a"; filename=evil.exe\r\nX: y', 'a ; filename=evil.exe X y – 2026-11-30.pdf'],
  ['fdp\u202Eexe', 'fdp exe – 2026-11-30.pdf'],
  ['\ud83d', '\ufffd – 2026-11-30.pdf'],
  ['...', 'Report – 2026-11-30.pdf'],
  ['𠮷'.repeat(200), `${'𠮷'.repeat(80)} – 2026-11-30.pdf`],
])('a report on %j is saved as %j', (company, name) => {
  expect(nameOf(company)).toBe(name);
});

it.each([
  ['Tesla', 'Tesla - 2026-11-30.pdf', 'Tesla%20%E2%80%93%202026-11-30.pdf'],
  ['Société', 'Societe - 2026-11-30.pdf', 'Soci%C3%A9t%C3%A9%20%E2%80%93%202026-11-30.pdf'],
  ['日産', 'Report - 2026-11-30.pdf', '%E6%97%A5%E7%94%A3%20%E2%80%93%202026-11-30.pdf'],
  ["O'Neil (x)", "O'Neil (x) - 2026-11-30.pdf", 'O%27Neil%20%28x%29%20%E2%80%93%202026-11-30.pdf'],
])('%s is named for old readers and for those that know UTF-8', (company, plain, encoded) => {
  expect(contentDisposition('inline', nameOf(company))).toBe(
    `inline; filename="${plain}"; filename*=UTF-8''${encoded}`,
  );
});
