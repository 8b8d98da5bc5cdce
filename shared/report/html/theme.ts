import { clean, escapeHtml } from '../escape.ts';
import type { RenderOptions } from '../render-options.ts';
import type { View } from '../view.ts';

/** The firm's colours and fonts in the place of the style sheet's own, and what stands at the edges of printed pages. */
export function themeStyles({ theme, paper }: RenderOptions, view: View, title: string): string {
  const { ink, muted, accent, bad, line, paper: ground } = theme.colours;
  const { confidentiality } = view.report.request;
  const foot = [theme.footer ?? '', confidentiality ?? ''].filter((text) => text !== '');
  const family = (name: string) =>
    `"${name}", -apple-system, "Segoe UI", Roboto, Arial, sans-serif`;
  return `
:root { --ink: ${ink}; --quiet: ${muted}; --navy: ${accent}; --rust: ${bad}; --line: ${line}; }
body { background: ${ground}; }
${theme.font.body === 'Noto Sans' ? '' : `:root { --sans: ${family(theme.font.body)}; --serif: var(--sans); }`}
${theme.font.heading === 'Noto Sans' ? '' : `h1, h2, .headline, .big { font-family: ${family(theme.font.heading)}; }`}
@page {
  size: ${paper === 'Letter' ? 'letter' : 'A4'};
  @top-left { content: ${quoted(title)}; font: 8pt sans-serif; color: ${muted}; }
  @bottom-left { content: ${quoted(foot.join(' · '))}; font: 8pt sans-serif; color: ${muted}; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: ${muted}; }
}
@page :first { @top-left { content: ""; } }
`;
}

/** A string of a style sheet within a page: neither it nor the page's markup can be ended from inside. */
function quoted(text: string): string {
  const inner = Array.from(clean(text).replace(/\s+/g, ' '), (char) =>
    /[\p{L}\p{N} .,·:–-]/u.test(char) ? char : `\\${char.codePointAt(0)?.toString(16)} `,
  );
  return `"${inner.join('')}"`;
}

export function logoHtml({ theme: { logo } }: RenderOptions): string {
  if (logo === null) return '';
  const data = Buffer.from(logo.png).toString('base64');
  return `<img class="logo" src="data:image/png;base64,${data}" alt="${escapeHtml(logo.alt)}">`;
}
