import { shortLabel } from '../office/chart-series.ts';
import { LOGO_ROOM, logoSize } from '../office/logo-size.ts';
import { type Run, run } from '../office/runs.ts';
import { mentionsOf, titleRows, titleText } from '../rows.ts';
import { isRightToLeft } from '../view.ts';
import { type Area, type Paragraph, SLIDE, shadeOf, TITLE } from './canvas.ts';
import { drawBox, type Presentation } from './draw.ts';
import { fitAll, largest } from './fit.ts';
import { type Pen, paragraphProps, placed, startOf, textProps } from './pen.ts';
import type { Titled } from './titles.ts';

const FOOT = 6.92;
/** The cover: colour on the left, what the paper is on the right. */
const PANEL: Area = { x: 0, y: 0, w: 8.4, h: SLIDE.h };
const ASIDE: Area = { x: 8.9, y: 0.9, w: 3.85, h: 5.9 };

/** Layouts with placeholders: a cover, a slide whose title is its message, a divider. */
export function defineLayouts(pptx: Presentation, pen: Pen): void {
  const { view, theme } = pen;
  const align = startOf(view);
  const shade = (name: Parameters<typeof shadeOf>[1]) => shadeOf(theme, name);
  const { font } = theme;
  const small = { fontFace: font.body, fontSize: 9, margin: 0, valign: 'middle' as const };
  const end = isRightToLeft(view) ? ('left' as const) : ('right' as const);
  const title = (area: Area, size: number, colour: string, valign: 'top' | 'bottom') => ({
    placeholder: {
      options: {
        ...{ name: 'title', type: 'title' as const, ...placed(pen, area), align, valign },
        ...{ fontSize: size, bold: true, color: colour, fontFace: font.heading, margin: 0 },
      },
      text: '',
    },
  });
  const line = (area: Area, colour: string, width: number) => ({
    line: { ...placed(pen, area), line: { color: colour, width } },
  });
  const text = (said: string, area: Area, colour: string, bold = false) => ({
    text: {
      text: said,
      options: { ...placed(pen, area), ...small, bold, color: colour, align: end },
    },
  });
  const demonstration = view.report.demonstration
    ? [text(view.labels.demonstration, { x: 9.4, y: 0.27, w: 3.33, h: 0.26 }, shade('bad'), true)]
    : [];
  const slideNumber = {
    ...{ ...placed(pen, { x: 12.23, y: FOOT, w: 0.5, h: 0.3 }), align: end },
    ...{ fontFace: font.body, fontSize: 9, color: shade('muted'), margin: 0 },
  };
  const background = { color: shade('paper') };
  const block = { rect: { ...placed(pen, PANEL), fill: { color: shade('accent') } } };
  const onBlock = { ...PANEL, x: 0.8, y: 1.9, w: 7, h: 1.7 };
  pptx.defineSlideMaster({
    title: 'Cover',
    ...{ background, slideNumber },
    objects: [block, title(onBlock, 44, shade('onAccent'), 'bottom'), ...demonstration],
  });
  pptx.defineSlideMaster({
    title: 'Message',
    ...{ background, slideNumber },
    objects: [
      title(TITLE, 24, shade('ink'), 'top'),
      line({ x: 0.6, y: 1.6, w: 12.13, h: 0 }, shade('line'), 1),
      line({ x: 0.6, y: 1.6, w: 0.9, h: 0 }, shade('accent'), 3),
      line({ x: 0.6, y: 6.87, w: 12.13, h: 0 }, shade('line'), 0.75),
      {
        placeholder: {
          options: {
            ...{
              name: 'source',
              type: 'body' as const,
              ...placed(pen, { x: 0.6, y: FOOT, w: 7.9, h: 0.36 }),
            },
            ...{ ...small, color: shade('muted'), align, valign: 'top' as const },
          },
          text: '',
        },
      },
      text(footText(pen), { x: 8.6, y: FOOT, w: 3.55, h: 0.3 }, shade('muted')),
      ...demonstration,
    ],
  });
  pptx.defineSlideMaster({
    title: 'Divider',
    ...{ background, slideNumber },
    objects: [block, title(onBlock, 40, shade('onAccent'), 'bottom'), ...demonstration],
  });
}

/** The company, the day, the firm's line and who may read it, at the foot of every slide. */
function footText({ view, theme }: Pen): string {
  const { request, generated_at } = view.report;
  return [request.company, view.format.date(generated_at), theme.footer, request.confidentiality]
    .flatMap((text) => (text ? [shortLabel(text)] : []))
    .join(' · ');
}

/** Whom it is about and what was asked; for whom, when and from what it was made. */
export function drawCover(pptx: Presentation, pen: Pen): void {
  const { view, theme } = pen;
  const { report } = view;
  const slide = pptx.addSlide({ masterName: 'Cover' });
  const company = [run(report.request.company.slice(0, 200), { bold: true })];
  const letters = largest(company, 7, 2, [44, 36, 28, 22, 18]);
  const name = fitAll([company], { w: 7, h: 1.7 }, [letters], { colour: 'onAccent' });
  slide.addText(paragraphProps(pen, name), {
    ...{ ...placed(pen, { x: 0.8, y: 1.9, w: 7, h: 1.7 }), placeholder: 'title', margin: 0 },
    ...{ valign: 'bottom', align: startOf(view) },
  });
  const question = report.request.context ?? '';
  drawBox(pen, slide, {
    kind: 'text',
    x: 0.8,
    y: 3.85,
    w: 0.9,
    h: 0.05,
    fill: 'onAccent',
    paragraphs: [],
  });
  drawBox(pen, slide, {
    ...{ kind: 'text', x: 0.8, y: 4.1, w: 7, h: 2.2, inset: 0 },
    paragraphs: fitAll(
      [[run(question === '' ? titleText(view) : question)]],
      { w: 7, h: 2.2 },
      [24, 22, 20, 18, 16],
      {
        colour: 'onAccent',
      },
    ),
  });
  drawBox(pen, slide, { kind: 'text', ...ASIDE, inset: 0, paragraphs: asideOf(pen) });
  const { logo } = theme;
  if (logo) {
    const png = `data:image/png;base64,${Buffer.from(logo.png).toString('base64')}`;
    const size = logoSize(logo.png, LOGO_ROOM.width, LOGO_ROOM.height);
    slide.addImage({
      ...{ data: png, altText: logo.alt, w: size.width, h: size.height },
      ...placed(pen, { x: 0.8, y: 0.7, w: size.width, h: size.height }),
    });
  }
}

/** What is small on a cover: kind, industry, day; for whom; what is known of the company. */
function asideOf({ view }: Pen): Paragraph[] {
  const { labels, report } = view;
  // The rest of these rows belongs to the method.
  const shown = [labels.region, labels.website, labels.rivals];
  const rows = titleRows(view).filter(([name]) => shown.includes(name));
  const texts: (readonly Run[])[] = [
    ...titleText(view)
      .split(' · ')
      .map((text, at) => [run(text, at === 0 ? { bold: true } : {})]),
    ...mentionsOf(view).map((text) => [run(text, { bold: true })]),
    ...rows.map(([name, value]) => [
      run(`${name}${labels.colon}`, { muted: true }),
      { text: ' ' },
      run(value),
    ]),
    ...(report.demonstration ? [[run(labels.demonstrationNote, { open: true })]] : []),
  ];
  return fitAll(texts, ASIDE, [16, 15, 14]);
}

/** Opens the appendix: its name, and what stands in it. */
export function drawDivider(pptx: Presentation, pen: Pen, { heading, said }: Titled): void {
  const slide = pptx.addSlide({ masterName: 'Divider' });
  slide.addText(textProps(pen, heading, 40, 'onAccent'), {
    ...{ placeholder: 'title', margin: 0, valign: 'bottom', align: startOf(pen.view) },
  });
  drawBox(pen, slide, {
    kind: 'text',
    x: 0.8,
    y: 3.85,
    w: 0.9,
    h: 0.05,
    fill: 'onAccent',
    paragraphs: [],
  });
  const paragraphs = fitAll(said, ASIDE, [16, 15, 14, 13, 12]);
  drawBox(pen, slide, { kind: 'text', ...ASIDE, inset: 0, paragraphs });
}
