import { html } from 'hono/html';
import { BAR_STYLES } from './page-styles.ts';
import type { Words } from './words-en.ts';

/** In the order in which people ask for them; formats that are not named here follow. */
const ORDER = ['docx', 'pptx', 'pdf', 'xlsx', 'html', 'md', 'json'];

/**
 * The report's own page with a bar above it. The report's policy allows nothing to load or run, so the bar is
 * of links alone. `formats`: where each lies.
 */
export async function withBar(
  page: string,
  { words, jobId, formats }: { words: Words; jobId: string; formats: Record<string, string> },
): Promise<string> {
  const { report } = words;
  const names = Object.keys(formats).sort((a, b) => rank(a) - rank(b));
  const others = [
    [`/reports/${jobId}/link?format=html`, report.share],
    [`/?again=${jobId}&refresh=true`, report.fresh],
    [`/compare?a=${jobId}`, report.compare],
  ];
  const bar =
    await html`<nav class="cos-bar" lang="${words.tag}" dir="ltr" aria-label="${report.bar}">
<a class="cos-home" href="/#library">ConsultantOS</a>
${others.map(([path, name]) => html`<a class="cos-wide" href="${path}">${name}</a>`)}
<details name="cos"><summary>${report.download}</summary><ul>
${names.map((name) => html`<li><a href="${formats[name]}" download>${report.formats[name] ?? name}</a></li>`)}
</ul></details>
<details class="cos-narrow" name="cos"><summary aria-label="${report.bar}">···</summary><ul>
${others.map(([path, name]) => html`<li><a href="${path}">${name}</a></li>`)}
</ul></details>
</nav>`;
  return withAbove(page, bar);
}

/** Above the sample, which is nobody's: the way to an analysis of one's own. */
export async function withSampleBar(page: string, words: Words): Promise<string> {
  const bar =
    await html`<nav class="cos-bar" lang="${words.tag}" dir="ltr" aria-label="${words.report.bar}">
<a class="cos-home" href="/">ConsultantOS</a><a href="/">${words.newAnalysis}</a></nav>`;
  return withAbove(page, bar);
}

const withAbove = (page: string, bar: string): string =>
  page
    .replace('</head>', () => `<style>${BAR_STYLES}</style></head>`)
    .replace(/<body\b[^>]*>/, (tag) => `${tag}${bar}`);

function rank(name: string): number {
  const at = ORDER.indexOf(name);
  return at === -1 ? ORDER.length : at;
}
