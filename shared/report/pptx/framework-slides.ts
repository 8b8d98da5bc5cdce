import type { Exhibit } from '../../domain/exhibit.ts';
import type { Section } from '../../domain/section.ts';
import { claimGroups } from '../citations.ts';
import { fill } from '../labels.ts';
import { claimRuns, messageRuns } from '../office/claim-runs.ts';
import { type Run, run } from '../office/runs.ts';
import { sectionExhibits } from '../section-exhibits.ts';
import { gapReason, sectionTitle, topicLabel, type View } from '../view.ts';
import { type Area, BODY, columns, type DeckSlide, type Element, GUTTER, rows } from './canvas.ts';
import { fitAll } from './fit.ts';
import { furtherSlide, isDrawn, isQuadrants } from './further-slides.ts';
import { card, strip } from './panels.ts';
import { say } from './say.ts';

export interface FrameworkSlides {
  /** One for each framework that says anything. */
  readonly main: DeckSlide[];
  /** Its further pictures, for the appendix. */
  readonly more: DeckSlide[];
}

/** A framework's message, its picture, three takeaways, what it means; every statement stands in the notes. */
export function frameworkSlides(view: View): FrameworkSlides {
  const { gaps, sections } = view.report;
  // What is missing has a slide of its own, with the reasons.
  const isTold = ({ framework, claims }: Section) =>
    claims.length === 0 && gaps.some(({ section }) => section === framework);
  const all = sections.map((section) => {
    const [first, ...others] = sectionExhibits(view.report, section);
    return {
      main: isTold(section) ? [] : [frameworkSlide(view, section, first)],
      more: others.flatMap((exhibit) => furtherSlide(view, section, exhibit)),
    };
  });
  return { main: all.flatMap(({ main }) => main), more: all.flatMap(({ more }) => more) };
}

function frameworkSlide(view: View, section: Section, exhibit: Exhibit | undefined): DeckSlide {
  const { labels } = view;
  const kicker = sectionTitle(view, section);
  if (section.claims.length === 0) return emptySlide(view, section);
  const { headline, takeaways, soWhat } = messageRuns(view, section);
  const n = view.format.number(section.claims.length);
  const meaning = section.so_what
    ? [
        run(`${labels.sections.soWhat}${labels.colon}`, { bold: true }),
        { text: ' ' },
        ...say(view, section.so_what),
      ]
    : [];
  const [body = BODY, foot = BODY] = meaning.length > 0 ? rows(BODY, [4, 0.75]) : [BODY];
  return {
    layout: 'message',
    kicker,
    title:
      headline.length > 0 ? headline : [run(fill(labels.office.grounds, { section: kicker, n }))],
    elements: [
      ...(exhibit && isQuadrants(exhibit)
        ? quadrants(view, section, exhibit, body)
        : besidePicture(view, section, exhibit, body)),
      ...strip(foot, meaning),
    ],
    said: [
      ...takeaways,
      soWhat,
      ...section.claims.map((claim) => claimRuns(view, section, claim)),
      ...section.unknown.map((text) => [run(`${labels.sections.unknown}${labels.colon} ${text}`)]),
    ],
    sources: exhibit?.sources ?? [],
  };
}

/** The chart on the left, what is to be taken from it on the right; statements by turns where there is no chart. */
function besidePicture(
  view: View,
  section: Section,
  exhibit: Exhibit | undefined,
  body: Area,
): Element[] {
  const words = view.labels.sections;
  const points = section.takeaways.map((one) => say(view, one));
  const told = [...points, ...byTurns(view, section).slice(0, 3 - Math.min(3, points.length))];
  if (exhibit === undefined || !isDrawn(view, exhibit)) return topics(view, section, body);
  const [left = body, right = body] = columns(body, [6.7, 5.2], 0.3);
  const caption = [exhibit.title.text, exhibit.unit ?? '', exhibit.period ?? '']
    .filter((text) => text !== '')
    .join(' · ');
  return [
    {
      ...{ kind: 'text', ...left, h: 0.3, inset: 0 },
      paragraphs: fitAll([[run(caption, { muted: true })]], { w: left.w, h: 0.3 }, [14, 13, 12]),
    },
    { kind: 'chart', ...left, y: left.y + 0.32, h: left.h - 0.32, exhibit, fontSize: 12 },
    ...card(right, [run(points.length > 0 ? words.takeaways : sectionTitle(view, section))], told, {
      ...{ sizes: [20, 18, 16, 15, 14], bullet: true },
    }),
  ];
}

/** A box for each topic, up to six, with as many statements as it holds. */
function topics(view: View, section: Section, body: Area): Element[] {
  const groups = claimGroups(section)
    .filter(({ claims }) => claims.length > 0)
    .slice(0, 6);
  const perRow = groups.length <= 3 ? Math.max(1, groups.length) : Math.ceil(groups.length / 2);
  const areas = rows(body, groups.length > perRow ? [1, 1] : [1]).flatMap((row) =>
    columns(
      row,
      Array.from({ length: perRow }, () => 1),
    ),
  );
  return groups.flatMap(({ id, label, claims }, at) =>
    card(
      areas[at] ?? body,
      [run(topicLabel(view, section, id, label))],
      claims.map(({ claim }) => say(view, claim)),
      { bullet: true, sizes: [16, 15, 14] },
    ),
  );
}

const TONES = ['good', 'bad', 'good', 'bad'] as const;

/** Four boxes, two by two, each with as many of its statements as it holds. */
function quadrants(view: View, section: Section, { rows: list }: Exhibit, body: Area): Element[] {
  const areas = rows(body, [1, 1], 0.16).flatMap((row) => columns(row, [1, 1], 0.16));
  return list.slice(0, 4).flatMap(({ label, cells }, at) => {
    const named = new Set(cells.flatMap(({ claims = [] }) => claims));
    const claims = section.claims.filter(({ id }) => named.has(id));
    const texts =
      claims.length > 0
        ? claims.map((claim) => say(view, claim))
        : [[run(view.labels.noStatement, { muted: true })]];
    return card(areas[at] ?? body, [run(label)], texts, {
      ...{ bar: TONES[at] ?? 'accent', bullet: claims.length > 0, sizes: [16, 15, 14] },
    });
  });
}

/** The first statement of each topic, then the second of each. */
function byTurns(view: View, section: Section): Run[][] {
  const groups = claimGroups(section).map(({ claims }) => claims);
  const longest = Math.max(0, ...groups.map((claims) => claims.length));
  return Array.from({ length: longest }).flatMap((_, turn) =>
    groups.flatMap((claims) => {
      const found = claims[turn];
      return found ? [say(view, found.claim)] : [];
    }),
  );
}

function emptySlide(view: View, section: Section): DeckSlide {
  const { labels, report } = view;
  const kicker = sectionTitle(view, section);
  const gaps = report.gaps.filter((one) => one.section === section.framework);
  const reasons = gaps.map((gap) => [run(gapReason(view, gap))]);
  const area = { ...BODY, h: BODY.h - GUTTER };
  return {
    layout: 'message',
    kicker,
    title: [run(`${kicker}${labels.colon} ${labels.notAssessed}`)],
    elements: card(area, [run(labels.sectionNotAssessed)], reasons, {
      sizes: [20, 18, 16, 14],
      bar: 'bad',
    }),
    said: reasons,
  };
}
