import { FORMATS } from '../../shared/report/formats.ts';
import { DEFAULT_THEME } from '../../shared/report/theme.ts';
import { sampleReport } from '../../shared/testing/sample-report.ts';

/**
 * `render-once.ts FORMAT TIMES`: writes the sample, its sections' statements repeated, twice; prints what it took as
 * JSON. `all`: every format, in the scripts of which faces are shipped.
 */
const [name = '', times = '1'] = process.argv.slice(2);
const formats = FORMATS.filter((one) => name === 'all' || one.name === name);
if (formats.length === 0) throw new Error(`there is no format ${name}`);
const scripts = name === 'all' ? ' トヨタ 特斯拉 매출 ارتفعت Выручка' : '';
const sample = sampleReport();
const sections = sample.sections.map((section) => ({
  ...section,
  claims: Array.from({ length: Number(times) }, (_, round) =>
    section.claims.map((claim) => ({
      ...claim,
      id: `${claim.id}-${round}`,
      text: claim.text + scripts,
    })),
  ).flat(),
}));
const report = { ...sample, sections };
const timed = async () => {
  const started = performance.now();
  let bytes = 0;
  for (const format of formats) {
    bytes += (await format.render(report, { theme: DEFAULT_THEME, paper: 'A4' })).length;
  }
  return { ms: performance.now() - started, bytes };
};
const first = await timed();
const next = await timed();
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ firstMs: first.ms, nextMs: next.ms, bytes: first.bytes, peakMb }));
