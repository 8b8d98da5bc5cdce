import { describe, expect, it } from 'vitest';
import { parseConfig } from '../process/config.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { DEFAULT_THEME, themeDigest } from './theme.ts';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const themeOf = (theme: unknown) => parseConfig({ REPORT_THEME: JSON.stringify(theme) }).theme;
const { request } = sampleReport();
const report = sampleReport({
  request: { ...request, prepared_for: 'The <Board>', confidentiality: 'Confidential' },
});

describe('a theme', () => {
  it('may leave out every field', () => {
    expect(themeOf({})).toEqual(DEFAULT_THEME);
    expect(themeDigest(themeOf({}))).toBe(themeDigest(DEFAULT_THEME));
  });

  it('has another digest for everything that can be seen', () => {
    const themes = [
      {},
      { colours: { accent: '#123456' } },
      { font: { body: 'Georgia' } },
      { logo: { png: PNG, alt: 'Example' } },
      { footer: 'Example Partners' },
    ].map((theme) => themeDigest(themeOf(theme)));
    expect(new Set(themes).size).toBe(themes.length);
  });

  it.each<[string, unknown, RegExp]>([
    ['a colour in words', { colours: { accent: 'red' } }, /colours accent must look like #1b4b7a/],
    ['a font that ends a style', { font: { body: 'x"; }' } }, /font body is not a font name/],
    ['a logo of another kind', { logo: { png: 'R0lGODlh', alt: 'x' } }, /must be a PNG in base64/],
    ['a foot of several lines', { footer: 'a\nb' }, /footer must be plain text/],
    ['a field that it does not know', { color: {} }, /Unrecognized key/],
  ])('is refused with %s, and the configuration says why', (_what, theme, why) => {
    expect(() => themeOf(theme)).toThrow(why);
  });

  it('that is no JSON and no file is a fault of the configuration', () => {
    expect(() => parseConfig({ REPORT_THEME: '/nowhere/theme.json' })).toThrow(
      /REPORT_THEME: is neither JSON nor a file/,
    );
  });
});

it('colours, logo, foot and paper of the theme are the page’s, and nothing of it is a command', () => {
  const theme = themeOf({
    colours: { accent: '#6b1f5c' },
    logo: { png: PNG, alt: 'Example & Co' },
    footer: '</style><script>alert(1)</script>',
  });
  const html = renderHtml(report, { theme, paper: 'Letter' });
  expect(html).toContain('--navy: #6b1f5c');
  expect(html).toContain(`src="data:image/png;base64,${PNG}" alt="Example &amp; Co"`);
  expect(html).toContain('size: letter');
  expect(html).not.toContain('<script');
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

it('the page and Markdown say for whom the report is, and how confidential', () => {
  const html = renderHtml(report);
  expect(html).toContain('Prepared for The &lt;Board&gt;');
  expect(html).toContain('>Confidential</p>');
  expect(renderMarkdown(report)).toContain('*Prepared for The &lt;Board&gt;*');
});
