import { describe, expect, it } from 'vitest';
import { sampleReport } from '../testing/sample-report.ts';
import { FORMATS, formatNamed } from './formats.ts';
import { DEFAULT_THEME } from './theme.ts';

const options = { theme: DEFAULT_THEME, paper: 'A4' } as const;

describe.each(FORMATS.map((format) => [format.name, format] as const))('%s', (name, format) => {
  it('gives equal bytes for equal reports', async () => {
    const first = await format.render(sampleReport(), options);
    const second = await format.render(sampleReport(), options);
    expect(first.length).toBeGreaterThan(1000);
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  it('is found by its name', () => {
    expect(formatNamed(name)).toBe(format);
  });
});

it('knows no other format', () => {
  expect(formatNamed('exe')).toBeUndefined();
});
