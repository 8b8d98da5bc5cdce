import { shortLabel } from '../office/chart-series.ts';
import { isRightToLeft, run } from '../office/runs.ts';
import { hex } from '../office/theme-part.ts';
import { titleRows, titleText } from '../rows.ts';
import { type Pen, type Presentation, textProps } from './draw.ts';
import { SLIDE, TITLE } from './flow.ts';

const FOOT = 6.95;

/** Layouts with placeholders: a cover, and a slide whose title is its message; both with the marks at their foot. */
export function defineLayouts(pptx: Presentation, pen: Pen): void {
  const { view, theme } = pen;
  const { colours, font } = theme;
  const right = isRightToLeft(view);
  const align = right ? 'right' : 'left';
  const title = {
    placeholder: {
      options: {
        ...{ name: 'title', type: 'title' as const, ...TITLE, align: align as 'left' | 'right' },
        ...{ fontSize: 24, bold: true, color: hex(colours.ink), fontFace: font.heading },
        ...{ margin: 0, valign: 'bottom' as const },
      },
      text: '',
    },
  };
  const small = { fontFace: font.body, fontSize: 9, margin: 0, valign: 'middle' as const };
  const foot = [
    view.report.request.company,
    view.format.date(view.report.generated_at),
    theme.footer,
  ]
    .filter((text) => text !== null && text !== '')
    .map((text) => shortLabel(text ?? ''));
  const marks = [
    {
      text: {
        text: foot.join(' · '),
        options: {
          x: 8.4,
          y: FOOT,
          w: 3.6,
          h: 0.3,
          ...small,
          color: hex(colours.muted),
          align: 'right' as const,
        },
      },
    },
    ...(view.report.demonstration
      ? [
          {
            text: {
              text: view.labels.demonstration,
              options: {
                x: 9.4,
                y: 0.14,
                w: 3.33,
                h: 0.26,
                ...small,
                bold: true,
                color: hex(colours.bad),
                align: 'right' as const,
              },
            },
          },
        ]
      : []),
  ];
  const slideNumber = {
    ...{ x: 12.13, y: FOOT, w: 0.6, h: 0.3, align: 'right' as const },
    ...{ fontFace: font.body, fontSize: 9, color: hex(colours.muted), margin: 0 },
  };
  const background = { color: hex(colours.paper) };
  pptx.defineSlideMaster({
    title: 'Cover',
    background,
    slideNumber,
    objects: [
      { rect: { x: 0, y: 0, w: SLIDE.w, h: 0.18, fill: { color: hex(colours.accent) } } },
      {
        placeholder: {
          options: { ...title.placeholder.options, x: 0.9, y: 1.6, w: 11.5, h: 1.5, fontSize: 40 },
          text: '',
        },
      },
      ...marks,
    ],
  });
  pptx.defineSlideMaster({
    title: 'Message',
    background,
    slideNumber,
    objects: [
      title,
      {
        line: { x: 0.6, y: 1.53, w: 12.13, h: 0, line: { color: hex(colours.accent), width: 1.5 } },
      },
      {
        line: { x: 0.6, y: 6.88, w: 12.13, h: 0, line: { color: hex(colours.line), width: 0.75 } },
      },
      {
        placeholder: {
          options: {
            ...{ name: 'source', type: 'body' as const, x: 0.6, y: FOOT, w: 7.6, h: 0.3 },
            ...{ ...small, color: hex(colours.muted), align: align as 'left' | 'right' },
          },
          text: '',
        },
      },
      ...marks,
    ],
  });
}

/** Whom it is about, what was asked, when it was made. */
export function drawCover(pptx: Presentation, pen: Pen): void {
  const { view, theme } = pen;
  const { labels, report } = view;
  const slide = pptx.addSlide({ masterName: 'Cover' });
  const align = isRightToLeft(view) ? ('right' as const) : ('left' as const);
  const company = run(report.request.company).text;
  const size = company.length > 34 ? 26 : 40;
  slide.addText(textProps(pen, [run(company.slice(0, 90), { bold: true })], size), {
    ...{
      x: 0.9,
      y: 1.6,
      w: 11.5,
      h: 1.5,
      placeholder: 'title',
      margin: 0,
      valign: 'bottom',
      align,
    },
  });
  // The rest of these rows belongs to the method.
  const shown = [labels.question, labels.region, labels.website, labels.rivals];
  const rows = titleRows(view).filter(([name]) => shown.includes(name));
  const lines = [
    { runs: [run(titleText(view).slice(0, 150))], size: 18 },
    ...rows.map(([name, value]) => ({
      runs: [
        run(`${name}${labels.colon}`, { muted: true }),
        { text: ' ' },
        run(value.length > 150 ? `${value.slice(0, 150)}…` : value),
      ],
      size: 13,
    })),
    ...(report.demonstration
      ? [{ runs: [run(labels.demonstrationNote, { open: true })], size: 13 }]
      : []),
  ];
  slide.addText(
    lines.flatMap(({ runs, size: points }, at) => {
      const props = textProps(pen, runs, points);
      return props.map(({ text, options }, index) => ({
        text,
        options: {
          ...{ ...options, align, paraSpaceAfter: at === 0 ? 16 : 6 },
          breakLine: index === props.length - 1 && at < lines.length - 1,
        },
      }));
    }),
    { x: 0.9, y: 3.3, w: 11.5, h: 3.3, margin: 0, valign: 'top', align },
  );
  if (theme.logo) {
    const png = `data:image/png;base64,${Buffer.from(theme.logo.png).toString('base64')}`;
    slide.addImage({
      ...{ data: png, altText: theme.logo.alt, x: 0.9, y: 0.6, w: 2, h: 0.7 },
      sizing: { type: 'contain', w: 2, h: 0.7 },
    });
  }
}
