/** The board paper: serif text at a readable measure, tables and notes in the sans of the page. */
export const PAPER_STYLES = `
.paper { font: 1.06rem/1.55 var(--serif); }
.paper > :is(p, h3), .message > :is(p, h3) { max-width: var(--measure); }
.paper h3 { font-size: 1.14rem; margin: 1.5rem 0 .35rem; text-wrap: balance; }
.paper p { margin-bottom: .6rem; }
.paper .label { font-style: italic; }
.paper :is(.small, .frame, dt, figure, details) { font-family: var(--sans); }
.paper :is(.small, td, th, dt, h3, .terms) .label { font-style: normal; }
.paper td > .label { color: var(--quiet); }
.paper h3 :is(.mark, .cites) { font-weight: 400; }
.paper .small { font-size: .82rem; line-height: 1.45; color: var(--quiet); }
.paper table:not(:has(tr > :nth-child(4))) { max-width: 42rem; }
.paper td.number { white-space: normal; }
#unknowns tbody th { font-weight: 400; }
.paper .frame { margin: .6rem 0 .4rem; }
.terms { margin: .4rem 0 1.2rem; border-top: 1px solid var(--line); max-width: 46rem; }
.terms > div { display: grid; grid-template-columns: 9.5rem minmax(0, var(--measure)); gap: .2rem 1.2rem; padding: .4rem 0; border-bottom: 1px solid var(--line); }
.terms dt { padding-top: .15rem; }
.terms dd p { margin: 0; }
#answer > h2 { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.verdict { font: 700 .8rem var(--sans); letter-spacing: .05em; text-transform: uppercase; color: var(--navy); }
.verdict .label { font-style: normal; }
.question { color: var(--quiet); }
.strip { display: flex; flex-wrap: wrap; gap: .8rem 2.4rem; margin: 0 0 1rem; padding: .7rem 1.1rem .8rem; background: var(--tint); border-inline-start: 4px solid var(--navy); font-family: var(--sans); }
.strip dd { font-weight: 700; font-size: 1.1rem; line-height: 1.3; color: var(--navy); }
.strip .note { display: block; font-weight: 400; font-size: .8rem; }
.lead { font-size: 1.45rem; line-height: 1.32; max-width: 42rem !important; text-wrap: balance; }
.lead > strong { font-weight: 400; }
.answer { margin-bottom: 1rem; }
.message { margin-bottom: 1.8rem; }
.message h3 { margin-top: 0; }
.message .callouts { display: flex; flex-wrap: wrap; gap: .7rem 2rem; margin: 0 0 .9rem; font-family: var(--sans); }
.callouts > div { border-top: 2px solid var(--navy); padding-top: .35rem; min-width: 8rem; }
.callouts dd { font: 1.5rem/1.2 var(--serif); color: var(--navy); }
.callouts .note { display: block; font: .8rem/1.35 var(--sans); }
.divider { margin-top: 2rem; }
@media (min-width: 40rem) {
  #answer td:last-child, #calendar tbody th { white-space: nowrap; }
}
@media screen and (min-width: 70rem) {
  .message { display: grid; grid-template-columns: minmax(0, var(--measure)) minmax(0, 1fr); column-gap: 3rem; grid-auto-flow: row; }
  .message > * { grid-column: 1; }
  .message > .callouts { grid-column: 2; grid-row: 1 / span 4; display: grid; align-content: start; margin: 0; }
  .message > :is(figure, div) { grid-column: 1 / -1; margin-top: .6rem; }
}
@media (max-width: 40rem) {
  .terms > div { grid-template-columns: 1fr; }
  .lead { font-size: 1.2rem; }
  .strip { gap: .6rem 1.4rem; padding: .55rem .8rem .6rem; }
  .strip dd { font-size: 1rem; }
  table:has(th:nth-child(4)) { min-width: 36rem; }
}
@media screen and (max-width: 40rem) {
  .paper table:has(tr > :nth-child(4)) { min-width: 0; }
  .paper table:has(tr > :nth-child(4)) :is(tbody, tr, th, td) { display: block; }
  .paper table:has(tr > :nth-child(4)) thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .paper table:has(tr > :nth-child(4)) tr { padding-block: .5rem; border-bottom: 1px solid var(--line); }
  .paper table:has(tr > :nth-child(4)) :is(th, td) { padding: 0; border: 0; text-align: start; }
  .paper table:has(tr > :nth-child(4)) td[data-head] { display: flow-root; padding-inline-start: 8rem; }
  .paper table:has(tr > :nth-child(4)) td[data-head]::before { content: attr(data-head); float: inline-start; width: 7.5rem; margin-inline-start: -8rem; font-size: .78rem; color: var(--quiet); }
  .paper table:has(tr > :nth-child(4)) td:empty { display: none; }
}
`;
