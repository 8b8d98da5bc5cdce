/** A4: parts begin on a page, nothing is cut through, what is folded on screen is open. */
export const PRINT_STYLES = `
@page { size: A4; margin: 18mm 17mm 20mm; }
@media print {
  html { font-size: 10pt; }
  body { font-size: 10pt; line-height: 1.42; }
  .page { max-width: none; padding: 0; }
  .skip { display: none; }
  nav { display: none; }
  section { margin-bottom: 1.5rem; }
  .divider { break-before: page; margin-top: 0; }
  h2, h3, h4, caption, .claim-head, .lead-in { break-after: avoid; }
  h2 { font-size: 17pt; }
  .headline { font-size: 14pt; }
  .card, .group li, .quadrants .group, .evidence li, .sources li, tr, figure, .figure, dl > div { break-inside: avoid; }
  thead { display: table-header-group; }
  table:not(:has(tbody tr:nth-child(9))) { break-inside: avoid; }
  .frame { overflow: visible; }
  figure svg { min-width: 0; max-width: 125mm; }
  .figures { grid-template-columns: repeat(4, 1fr); gap: 5mm; }
  .group li { margin-bottom: .6rem; }
  h3 { margin-top: 1.2rem; }
  .quadrants { grid-template-columns: 1fr 1fr; gap: 4mm; }
  details > summary { list-style: none; color: var(--quiet); break-after: avoid; }
  .fold > div { padding: .3rem 0 1rem; }
  .paper { font-size: 10.5pt; line-height: 1.45; margin-bottom: 1.2rem; }
  .paper > :is(p, h3, dl) { max-width: none; }
  .paper h3 { margin-top: .9rem; }
  .paper table { font-size: 8.5pt; min-width: 0 !important; }
  .answer { font-size: 13pt; }
  .terms > div { padding: .25rem 0; }
  #notes .back { display: none; }
  #notes .evidence { font-size: 8pt; columns: 2; column-gap: 8mm; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  a { color: inherit; text-decoration: none; }
  .cites a { color: var(--navy); }
  :target { background: none; box-shadow: none; }
  .chip, .card dl, .quadrants .group, .gauge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .print-only { display: block; font-size: 7pt; color: var(--quiet); }
}
`;
