import { formatNamed } from '../../shared/report/formats.ts';
import { DEFAULT_THEME } from '../../shared/report/theme.ts';
import { sampleReport } from '../../shared/testing/sample-report.ts';

/** `render-once.ts FORMAT TIMES`: writes the sample, its sections' statements repeated, twice; prints what it took as JSON. */
const [name = '', times = '1'] = process.argv.slice(2);
const format = formatNamed(name);
if (!format) throw new Error(`there is no format ${name}`);
const sample = sampleReport();
const sections = sample.sections.map((section) => ({
  ...section,
  claims: Array.from({ length: Number(times) }, (_, round) =>
    section.claims.map((claim) => ({ ...claim, id: `${claim.id}-${round}` })),
  ).flat(),
}));
const report = { ...sample, sections };
const timed = async () => {
  const started = performance.now();
  const bytes = await format.render(report, { theme: DEFAULT_THEME, paper: 'A4' });
  return { ms: performance.now() - started, bytes: bytes.length };
};
const first = await timed();
const next = await timed();
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ firstMs: first.ms, nextMs: next.ms, bytes: first.bytes, peakMb }));
