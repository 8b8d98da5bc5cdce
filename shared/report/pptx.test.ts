import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../domain/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { withHostileText } from './hostile-report.test-rig.ts';
import { openPackage, readPart } from './office/package.ts';
import { every, parseXml } from './office/package-reading.test-rig.ts';
import { createDeck } from './pptx/deck.ts';
import { BODY } from './pptx/flow.ts';
import { layOut } from './pptx/layout.ts';
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
    const messages = sampleReport().sections.map(({ headline }) => headline?.text ?? '?');
    const order = [
      ...['Tesla', 'Give the next plant to storage', '3 messages carry', 'Revenue, 2024: $97.7B'],
      ...['Peers side by side', ...messages, 'Both: they draw'],
      ...['2 recommendations', '4 steps are proposed', 'January 2026:', 'The gravest risk:'],
      ...['What we do not know', '13 sources by 13'],
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
      expect(wordsOf(placeholder(slide, 'body') ?? slide)).toMatch(
        /^(?:Sources|Report number): \S/,
      );
    }
  });

  test('draws scores as native charts of its own theme', () => {
    expect(
      [...parts.keys()].filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name)),
    ).toHaveLength(3);
    expect(readPart(parts, 'ppt/theme/theme1.xml')).toContain(
      '<a:accent1><a:srgbClr val="1B4B7A"/>',
    );
  });

  test('keeps in the notes what a slide has no room for, with its numbers', () => {
    const at = slides.findIndex((slide) =>
      titleOf(slide).startsWith(sampleReport().sections[0]?.headline?.text ?? '?'),
    );
    expect(wordsOf(slides[at] ?? slides[0] ?? parseXml('<x/>'))).toMatch(
      /\d+ further statements stand in the notes/,
    );
    const notes = wordsOf(parseXml(readPart(parts, `ppt/notesSlides/notesSlide${at + 1}.xml`)));
    expect(notes).toMatch(/Further statements:.*\[\d+\].*Passages:\[\d+\] “/s);
  });
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
    const { view, main, appendix } = createDeck(report);
    const slides = [...main, ...appendix].flatMap((spec) => layOut(view, spec));
    expect(slides.length).toBeGreaterThan(10);
    const low = slides.flatMap(({ placed }) => placed.map(({ y, h }) => y + h));
    expect(Math.max(...low)).toBeLessThanOrEqual(BODY.y + BODY.h + 0.01);
  });
});
