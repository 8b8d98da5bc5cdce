/** The board paper: serif text at a readable measure, tables and notes in the sans of the page. */
export const PAPER_STYLES = `
.paper { margin-bottom: 2.6rem; font: 1.06rem/1.58 Georgia, "Times New Roman", "Liberation Serif", "Noto Serif", serif; }
.paper > :is(p, h3, dl) { max-width: 43rem; }
:is(.paper, #notes, #contradictions, #gaps) > h2 { font-size: 1.45rem; margin-bottom: .9rem; padding-top: .7rem; border-top-width: 2px; }
.paper h3 { font-size: 1.14rem; line-height: 1.35; margin: 1.6rem 0 .35rem; }
.paper p { margin-bottom: .7rem; }
.paper .label { font-style: italic; }
.paper :is(.small, .frame, .cites, .mark, dt) { font-family: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "Liberation Sans", sans-serif; }
.paper :is(.small, td, th, dt, .verdict, .terms) .label { font-style: normal; }
.paper td > .label { color: var(--quiet); }
.paper h3 .mark { font-weight: 400; }
.paper h3 .cites { font-weight: 400; }
.paper h3 .label { font-style: normal; }
.paper .small { font-size: .82rem; line-height: 1.45; color: var(--quiet); }
.paper .frame { margin: .9rem 0 .5rem; }
.paper table { font-size: .86rem; line-height: 1.42; }
.paper caption { padding-top: .4rem; }
.paper .repeated caption { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.paper thead th { white-space: normal; }
.paper tbody th { font-weight: 600; }
.paper tbody th:has(.cites) { font-weight: 400; }
.paper .cites { font-size: .68rem; vertical-align: .28em; line-height: 1; }
.paper td.number { white-space: normal; }
#answer { margin-bottom: 1.6rem; }
#answer > h2 { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.question { color: var(--quiet); margin-bottom: .3rem !important; }
.verdict { font-family: -apple-system, "Segoe UI", Roboto, Arial, "Noto Sans", "Liberation Sans", sans-serif; font-size: .85rem; font-weight: 700; letter-spacing: .04em; text-transform: uppercase; color: var(--navy); margin-bottom: .3rem !important; }
.answer { font-size: 1.3rem; line-height: 1.45; margin-bottom: 1.1rem !important; }
.terms { margin: 0 0 1rem; border-top: 1px solid var(--line); }
.terms > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: .2rem 1.2rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.terms dt { padding-top: .2rem; }
.terms dd p { margin: 0; }
.divider { margin-top: 3.5rem; }
.fold { margin: 0; font-size: inherit; }
.fold > summary { padding: .5rem 0; border-top: 1px solid var(--line); }
.fold > summary h2 { display: inline; font-size: 1.1rem; border: 0; padding: 0; }
.fold > div { padding: .8rem 0 2rem; }
section:has(> .fold) { margin: 0; }
#notes .evidence { font-size: .84rem; }
@media (max-width: 40rem) {
  .terms > div { grid-template-columns: 1fr; }
  .answer { font-size: 1.16rem; }
  .paper table:has(th:nth-child(4)) { min-width: 36rem; }
}
`;
