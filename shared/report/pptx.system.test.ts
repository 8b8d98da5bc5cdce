import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../domain/report.ts';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { withHostileText } from './hostile-report.test-rig.ts';
import { keepsWords } from './office/columns.ts';
import { openPackage, readPart } from './office/package.ts';
import { every, parseXml } from './office/package-reading.test-rig.ts';
import { textOf } from './office/runs.ts';
import { BODY, type Element, insetAbove, linesIn } from './pptx/canvas.ts';
import { createDeck } from './pptx/deck.ts';
import { paragraphsHeight } from './pptx/fit.ts';
import { rowHeight } from './pptx/piece.ts';
import { renderPptx } from './pptx.ts';
import { DEFAULT_THEME, type Theme } from './theme.ts';

const make = async (report: Report, theme: Theme = DEFAULT_THEME) =>
  openPackage(await renderPptx(report, { theme, paper: 'A4' }));

type Parts = Awaited<ReturnType<typeof make>>;
const slidesOf = (parts: Parts) =>
  [...parts.keys()]
    .flatMap((name) => {
      const n = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1];
      return n === undefined ? [] : [Number(n)];
    })
    .toSorted((a, b) => a - b)
    .map((n) => parseXml(readPart(parts, `ppt/slides/slide${n}.xml`)));
type Slide = ReturnType<typeof slidesOf>[number];

const wordsOf = (element: Slide) =>
  [...every(element)]
    .filter(({ name }) => name === 'a:t')
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u200b', '');
const placeholder = (slide: Slide, type: string) =>
  [...every(slide)].find(
    (shape) =>
      shape.name === 'p:sp' &&
      [...every(shape)].some(
        ({ name, attributes }) => name === 'p:ph' && attributes.get('type') === type,
      ),
  );
const titleOf = (slide: Slide) => {
  const title = placeholder(slide, 'title');
  return title ? wordsOf(title) : '';
};

describe('a deck', () => {
  let parts: Parts = new Map();
  let slides: Slide[] = [];
  beforeAll(async () => {
    parts = await make(sampleReport());
    slides = slidesOf(parts);
  });

  test('goes from the cover to what is unknown in the order of a board paper', () => {
    const messages = (sampleReport().paper?.messages ?? []).map(({ title }) => title.text);
    const order = [
      ...['Tesla', 'Give the next plant to storage', '3 messages carry', 'Revenue, 2024: $97.7B'],
      ...['Gross margin, 2024:', ...messages, 'Both: they draw'],
      ...['2 recommendations', '4 steps are proposed', 'The gravest risk:'],
      ...['What we do not know', 'Appendix'],
    ];
    // A further slide of the same message follows it.
    const titles = slides.map(titleOf).filter((title) => !/\((?!1 )\d+ of/.test(title));
    expect(
      titles.slice(0, order.length).map((title, at) => title.startsWith(order[at] ?? '?')),
    ).toEqual(order.map(() => true));
  });

  test('gives every slide a title of its own, a number, and a line of sources or the report’s number', () => {
    const titles = slides.map(titleOf);
    expect(titles).not.toContain('');
    expect(new Set(titles).size).toBe(titles.length);
    for (const slide of slides) expect(placeholder(slide, 'sldNum')).toBeDefined();
    for (const slide of slides.slice(1)) {
      if (titleOf(slide) === 'Appendix') continue;
      expect(wordsOf(placeholder(slide, 'body') ?? slide)).toMatch(
        /^(?:Sources|Report number): \S/,
      );
    }
  });

  test('draws scores as native charts of its own theme', () => {
    expect(
      [...parts.keys()].filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name)),
    ).toHaveLength(6);
    expect(readPart(parts, 'ppt/theme/theme1.xml')).toContain(
      '<a:accent1><a:srgbClr val="1B4B7A"/>',
    );
  });

  test('keeps in the notes what a slide has no room for, with its numbers', () => {
    const at = slides.findIndex((slide) =>
      titleOf(slide).startsWith(sampleReport().sections[0]?.headline?.text ?? '?'),
    );
    expect(wordsOf(slides[at] ?? slides[0] ?? parseXml('<x/>'))).toMatch(/in full in the notes/);
    const notes = wordsOf(parseXml(readPart(parts, `ppt/notesSlides/notesSlide${at + 1}.xml`)));
    expect(notes).toMatch(/In full:.*\[\d+\].*Passages:\[\d+\] “/s);
  });
});

/** Every sentence that rests on evidence becomes one of 35 words; rows of tables keep theirs. */
function withLongStatements(report: Report): Report {
  const words = 'Storage grows faster than cars, and its margin is the wider of the two by far';
  const text = JSON.stringify(report, (_, value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    'evidence' in value &&
    !String(value.text).includes(' | ')
      ? { ...value, text: `${words}, because ${words.toLowerCase()} in 2024, so that it leads.` }
      : value,
  );
  return JSON.parse(text) as Report;
}

describe('a deck is read from the back of a room', () => {
  test('text has 14 points at least, tables 12, the foot 9; a title bears neither marks nor numbers of notes', async () => {
    const slides = slidesOf(await make(sampleReport()));
    for (const slide of slides) {
      const title = placeholder(slide, 'title') ?? slide;
      expect(wordsOf(title)).not.toMatch(/°|\((?:inference|proposal|partly supported|as of )/);
      expect([...every(title)].filter((one) => one.attributes.has('baseline'))).toEqual([]);
      const sizes = [...every(slide)].flatMap(({ name, attributes }) =>
        name === 'a:rPr' ? Number(attributes.get('sz') ?? 1200) : [],
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(900);
    }
  });

  test('a slide for each section of the argument, the frameworks in the appendix', () => {
    const report = sampleReport();
    const { slides } = createDeck(report);
    const before = slides.findIndex(({ layout }) => layout === 'divider');
    // The cover stands before them.
    expect(1 + before).toBe(10 + (report.paper?.messages.length ?? 0));
    const behind = slides.slice(before).map(({ kicker }) => kicker);
    for (const { title } of report.sections) expect(behind).toContain(title);
  });

  test('no title, statement or cell is cut, also where every statement has 35 words', () => {
    const cut = (report: Report) =>
      createDeck(report).slides.flatMap(({ heading, elements }) =>
        [heading, ...elements.flatMap(linesIn)].map(textOf).filter((text) => text.includes('…')),
      );
    expect(cut(sampleReport())).toEqual([]);
    expect(cut(withLongStatements(sampleReport()))).toEqual([]);
  });

  test('an author’s table stands on the slide of its section as a table', () => {
    const { slides } = createDeck(sampleReport());
    const tables = slides
      .slice(0, 8)
      .flatMap(({ elements }) =>
        elements.flatMap((one) => (one.kind === 'table' ? [one.head.map(textOf)] : [])),
      );
    expect(tables).toContainEqual(['', 'Storage', 'Whole company']);
  });
});

describe('a slide looks finished', () => {
  const german = (report: Report): Report => ({
    ...report,
    request: { ...report.request, language: 'de' },
  });
  const words = ['Weltmarktanteil', 'Gegenmaßnahme', 'Verfügbarkeit'];
  const withLongNames = (report: Report): Report => {
    for (const [at] of (report.paper?.criteria ?? []).entries()) {
      report.paper?.criteria.splice(at, 1, words[at % words.length] ?? '');
    }
    for (const [at, fact] of report.facts.entries()) {
      if (fact.metric === 'other') fact.label = words[at % words.length] ?? '';
    }
    return report;
  };

  test('no column of a table is narrower than a word in it', () => {
    for (const report of [sampleReport(), withLongNames(german(sampleReport()))]) {
      const tables = createDeck(report).slides.flatMap(({ elements }) =>
        elements.flatMap((one) => (one.kind === 'table' ? [one] : [])),
      );
      expect(tables.length).toBeGreaterThan(5);
      const torn = tables.filter(
        ({ head, rows, widths, size }) => !keepsWords(head, rows, widths, size),
      );
      expect(torn.map(({ head }) => head.map(textOf))).toEqual([]);
    }
  });

  test('beside the points of a section stands what pages say, word for word, with who and when', () => {
    const report = sampleReport();
    const quoted = createDeck(report).slides.filter(({ elements }) =>
      elements
        .flatMap(linesIn)
        .map(textOf)
        .some((line) =>
          report.passages.some(
            ({ text, source }) =>
              line.startsWith(`“${text}”`) &&
              line.includes(report.sources.find(({ id }) => id === source)?.publisher ?? '?'),
          ),
        ),
    );
    expect(quoted.length).toBeGreaterThanOrEqual(2);
  });

  test('an answer of one sentence has beside it what the board is asked to decide', () => {
    const report = sampleReport();
    const paper = report.paper;
    paper?.answer.sentences.splice(1);
    const answer = createDeck(report).slides.find(({ kicker }) => kicker === 'Answer');
    const lines = (answer?.elements ?? []).flatMap(linesIn).map(textOf);
    for (const { action } of paper?.recommendations ?? []) {
      expect(lines.some((line) => line.includes(action.text))).toBe(true);
    }
  });

  test('what stands in full before the appendix is not said again in it', () => {
    const { slides } = createDeck(withLongStatements(sampleReport()));
    const tables = slides.flatMap(({ elements }) =>
      elements.flatMap((one) =>
        one.kind === 'table' ? [JSON.stringify(one.rows.map((row) => row.map(textOf)))] : [],
      ),
    );
    expect(tables.filter((table, at) => tables.indexOf(table) !== at)).toEqual([]);
  });

  test('the appendix names its slides without marks', () => {
    const { slides } = createDeck(sampleReport());
    const names = slides.find(({ layout }) => layout === 'divider')?.said.map(textOf) ?? [];
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => /\((?:inference|proposal|partly)/.test(name))).toEqual([]);
  });

  test('a framework that could not be assessed has no slide beside the list of what is missing', () => {
    const titles = createDeck(partialReport()).slides.map(({ heading }) => textOf(heading));
    expect(titles).toContain('What is missing');
    expect(titles.filter((title) => title.startsWith('Blue Ocean'))).toEqual([]);
  });
});

test('no chart sets the figure of a year beside that of a quarter', () => {
  const charts = (report: Report) =>
    createDeck(report).slides.flatMap(({ elements }) =>
      elements.flatMap((one) => (one.kind === 'chart' && one.exhibit.kind === 'bars' ? [one] : [])),
    );
  const [first] = charts(sampleReport());
  const ref = first?.exhibit.rows[0]?.cells[0]?.ref;
  const report = sampleReport();
  for (const fact of report.facts) if (fact.id === ref) fact.period.kind = 'quarter';
  const drawn = charts(report).map(({ exhibit }) => exhibit.id);
  expect(ref).toBeDefined();
  expect(drawn).not.toContain(first?.exhibit.id);
});

test('prints for whom it is and who may read it', async () => {
  const { request, ...report } = sampleReport();
  const parts = await make({
    ...{ ...report, request: { ...request, prepared_for: 'The board', confidentiality: 'Secret' } },
  });
  expect(wordsOf(slidesOf(parts)[0] ?? parseXml('<x/>'))).toMatch(/Prepared for The board.*Secret/);
  expect(readPart(parts, 'ppt/slideLayouts/slideLayout3.xml')).toContain('Secret');
});

test('a firm’s colours, fonts and footer are in the deck', async () => {
  const theme: Theme = {
    ...DEFAULT_THEME,
    colours: { ...DEFAULT_THEME.colours, accent: '#aa0011' },
    font: { body: 'Georgia', heading: 'Garamond' },
    footer: 'Firm & Sons',
  };
  const parts = await make(sampleReport(), theme);
  const look = readPart(parts, 'ppt/theme/theme1.xml');
  expect(look).toContain('<a:accent1><a:srgbClr val="AA0011"/>');
  expect(look).toMatch(/<a:majorFont>\s*<a:latin typeface="Garamond"/);
  expect(readPart(parts, 'ppt/slideLayouts/slideLayout3.xml')).toContain('Firm &amp; Sons');
});

/** What it takes: a box must hold its text, a table takes what its rows do. */
function heightOfElement(element: Element): number {
  if (element.kind === 'chart') return element.h;
  if (element.kind === 'table') {
    const { head, rows, widths, size } = element;
    const heights = rows.map((row) => rowHeight(row, widths, size));
    return heights.reduce((sum, one) => sum + one, rowHeight(head, widths, size, true));
  }
  const { paragraphs, w, h, inset = 0 } = element;
  const text = paragraphsHeight(paragraphs, w - 2 * inset);
  expect(text).toBeLessThanOrEqual(h - insetAbove(element) + 0.02);
  return h;
}

describe('text fits its slide', () => {
  const long = (report: Report): Report => {
    const [first] = report.sections;
    const [claim] = first?.claims ?? [];
    if (first && claim) {
      first.claims = Array.from({ length: 60 }, (_, at) => ({ ...claim, id: `porter.${at}` }));
    }
    return report;
  };
  test.each([
    ['the sample', sampleReport()],
    ['60 statements in one section', long(sampleReport())],
    [
      'a word of 10,000 letters in every place',
      withHostileText(sampleReport(), 'w'.repeat(10_000), 'keep'),
    ],
    [
      '2,000 words in every place',
      withHostileText(sampleReport(), 'storage grows '.repeat(1000), 'keep'),
    ],
  ])('%s', (_, report) => {
    const { slides } = createDeck(report);
    expect(slides.length).toBeGreaterThan(10);
    for (const { elements } of slides) {
      for (const element of elements) {
        expect(element.y + heightOfElement(element)).toBeLessThanOrEqual(BODY.y + BODY.h + 0.02);
      }
    }
  });
});
