/** What is folded on screen is open on paper, nothing is cut through that fits a page, headings stay with what follows. */
export const PRINT_STYLES = `
@page { margin: 19mm 18mm 20mm; }
@media print {
  html { font-size: 8.8pt; }
  .page { max-width: none; padding: 0; }
  .skip, nav, .back, .preview, button { display: none !important; }
  section { margin-bottom: 1.3rem; }
  header { margin-bottom: .8rem; }
  p, li { orphans: 3; widows: 3; }
  .divider { margin-top: 1rem; }
  h2, h3, caption, figcaption, summary, .claim-head, .headline, .lead { break-after: avoid; }
  h2 { margin-bottom: .6rem; }
  .paper { font-size: 9.8pt; line-height: 1.42; }
  .lead { font-size: 13.5pt; }
  .strip dd { font-size: 11pt; }
  .group li, .evidence li, .sources li, tr, svg, .figure, .strip, .terms > div, .message > h3, .callouts { break-inside: avoid; }
  .message { margin-bottom: .9rem; }
  .group li { margin-bottom: .5rem; }
  h3 { margin-top: 1rem; }
  thead { display: table-header-group; }
  table { font-size: 8pt; line-height: 1.35; min-width: 0 !important; }
  table:not(:has(tbody tr:nth-child(9))) { break-inside: avoid; }
  .frame { overflow: visible; }
  figure svg { min-width: 0; max-width: 105mm; }
  .overview { display: block; }
  .overview > .frame { margin-bottom: 1rem; }
  .figures { grid-template-columns: repeat(4, 1fr); gap: 5mm; }
  .big { font-size: 17pt; }
  .quadrants { grid-template-columns: 1fr 1fr; gap: 4mm; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  details > summary { list-style: none; color: var(--ink); }
  .data > summary { display: none; }
  figure .data { margin-top: .4rem; }
  .overview:has(> .frame) figure .data { display: none; }
  .fold > div { padding: .2rem 0 .6rem; }
  :is(.sources, .evidence) { font-size: 7.4pt; line-height: 1.38; display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; }
  :is(.sources, .evidence) .note { font-size: 6.8pt; }
  :is(.sources, .evidence) li { padding-inline-start: 2.2rem; margin-bottom: .5rem; min-width: 0; }
  th, td { padding-block: .28rem; }
  main a { display: inline; padding: 0; color: inherit; text-decoration: none; }
  .cites > a { display: inline; min-width: 0; margin: 0; padding-inline-start: .15em; color: var(--navy); font-size: .95em; }
  :target { background: none; box-shadow: none; }
  .chip, .strip, .quadrants .group, .gauge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .print-only { display: block; font-size: 6.5pt; color: var(--quiet); }
}
`;
