import validate from '@ooxml-tools/validate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../domain/report.ts';
import { partialReport, sampleReport } from '../../testing/sample-report.ts';
import { formatNamed } from '../formats.ts';
import { withHostileText } from '../hostile-report.test-rig.ts';
import { DEFAULT_THEME } from '../theme.ts';
import { changePart, closePackage, openPackage } from './package.ts';

/**
 * The validator of Microsoft's Open XML SDK, run offline: every part against the schemas of ISO/IEC 29500
 * (transitional) with Office's own narrower rules, its relationships and references. It does not look at how a page
 * comes out, nor at the workbooks inside charts; `packageFaults` looks at parts without a type or a relationship.
 */
async function faultsIn(bytes: Uint8Array, format: 'docx' | 'pptx' | 'xlsx'): Promise<string[]> {
  const faults = await validate(bytes, format, 'Microsoft365');
  return faults.map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`);
}

const inLanguage = (language: string): Report => {
  const report = sampleReport();
  return { ...report, request: { ...report.request, language } };
};
const HOSTILE = '=cmd|calc <b onclick="x">&amp; \u0000\u202ejavascript:alert(1)\ud800 \ufffe😀';

const render = async (format: string, report: Report): Promise<Uint8Array> =>
  (await formatNamed(format)?.render(report, { theme: DEFAULT_THEME, paper: 'A4' })) ??
  new Uint8Array();

const SLOW = 120_000;

describe.each(['docx', 'pptx', 'xlsx'] as const)(
  'every part of a %s keeps the schemas',
  (format) => {
    it.each<[string, () => Report]>([
      ['complete', sampleReport],
      ['partial', () => partialReport()],
      ['German', () => inLanguage('de')],
      ['Japanese', () => inLanguage('ja')],
      ['Arabic', () => inLanguage('ar')],
      ['hostile', () => withHostileText(sampleReport(), HOSTILE, 'keep')],
    ])(
      'of a report that is %s',
      async (_, report) => {
        expect(await faultsIn(await render(format, report()), format)).toEqual([]);
      },
      SLOW,
    );
  },
);

describe('the workbook in which a chart holds its data keeps the schemas', () => {
  it.each([
    ['docx', /^word\/embeddings\/.*\.xlsx$/],
    ['pptx', /^ppt\/embeddings\/.*\.xlsx$/],
  ] as const)(
    '%s',
    async (format, names) => {
      const parts = openPackage(await render(format, sampleReport()));
      const workbooks = [...parts].filter(([name]) => names.test(name));
      expect(workbooks.length).toBeGreaterThan(2);
      const [, first] = workbooks[0] ?? ['', new Uint8Array()];
      expect(await faultsIn(first, 'xlsx')).toEqual([]);
    },
    SLOW,
  );
});

describe('the validator sees what is wrong', () => {
  let parts: ReturnType<typeof openPackage>;
  beforeAll(async () => {
    parts = openPackage(await render('docx', sampleReport()));
  });

  it(
    'as a bold mark behind the size of a run',
    async () => {
      changePart(parts, 'word/document.xml', (xml) =>
        xml.replace('<w:b/>', '').replace(/<w:rPr>/, '<w:rPr><w:sz w:val="20"/><w:b/>'),
      );
      expect(await faultsIn(closePackage(parts), 'docx')).not.toEqual([]);
    },
    SLOW,
  );
});
