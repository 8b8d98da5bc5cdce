/** The page's one style sheet: system fonts, one accent, white paper whatever the reader's theme. */
export const STYLES = `
:root { color-scheme: light; --ink: #1d2733; --quiet: #55626f; --line: #d6dce2; --navy: #1b4b7a; --tint: #f3f6f9; --rust: #9a4514; --measure: 35rem; --sans: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "Liberation Sans", sans-serif; --serif: Georgia, "Times New Roman", "Liberation Serif", "Noto Serif", serif; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: #fff; color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
.page { max-width: 58rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
h1, h2, .headline, .big { font-family: var(--serif); font-weight: 400; }
h1 { font-size: clamp(1.6rem, 4vw, 2.2rem); line-height: 1.15; margin: 0; }
h2 { font-size: 1.5rem; line-height: 1.2; color: var(--navy); margin: 0 0 1rem; padding-top: .7rem; border-top: 2px solid var(--navy); text-wrap: balance; }
h3 { font-size: 1.06rem; line-height: 1.35; margin: 1.8rem 0 .5rem; }
p { margin: 0 0 .6rem; }
p, li, dd { text-wrap: pretty; }
ul, ol { padding-inline-start: 1.3rem; margin: 0 0 1rem; }
li { margin-bottom: .45rem; }
a { color: var(--navy); text-underline-offset: .15em; }
:is(a, button, summary, [tabindex]):focus-visible { outline: 3px solid #c2570c; outline-offset: 2px; }
:target { background: #fff3c4; box-shadow: 0 0 0 .35rem #fff3c4; }
section:target, details div:target { background: none; box-shadow: none; }
.skip { position: absolute; inset-inline-start: -999rem; }
.skip:focus { inset-inline-start: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; z-index: 1; }
header { border-top: 6px solid var(--navy); padding-top: 1.1rem; margin-bottom: 1.2rem; }
.subtitle { color: var(--quiet); margin: .2rem 0 0; }
.mentions { color: var(--quiet); font-size: .85rem; margin: .2rem 0 0; }
.logo { float: inline-end; max-height: 3rem; max-width: 12rem; }
.facts-of-report { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .8rem 1.5rem; margin: 0 0 1.5rem; }
dt { font-size: .8rem; color: var(--quiet); }
dd { margin: 0; }
nav { margin: 0 0 2rem; border-block: 1px solid var(--line); padding: .4rem 0; font-size: .85rem; }
nav ol { display: flex; flex-wrap: wrap; gap: 0 1.2rem; list-style: none; padding: 0; margin: 0; }
nav li { margin: 0; }
nav a { display: inline-block; min-width: 1.5rem; padding: .25rem 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
section { margin: 0 0 2.6rem; }
.headline { font-size: 1.3rem; line-height: 1.36; margin-bottom: 1.2rem; max-width: 42rem; }
.cites { font: .72rem/1 var(--sans); white-space: nowrap; }
.cites > * { display: inline-block; min-width: 1.5rem; block-size: 1.5rem; line-height: 1.5rem; margin-block: -.55rem; text-align: center; text-decoration: none; vertical-align: .2em; }
.cites button { display: none; padding: 0; border: 0; border-radius: .2rem; background: none; color: var(--navy); font: inherit; line-height: 1.5rem; cursor: pointer; }
.cites :hover { text-decoration: underline; }
.preview { display: none; }
@supports selector(:popover-open) {
  @media screen {
    .cites button { display: inline-block; }
    .cites button + a { display: none; }
  }
}
.preview:popover-open { display: block; position: fixed; inset: auto 0 0; width: min(32rem, 100% - 1.5rem); max-height: 60vh; overflow: auto; margin: 0 auto .75rem; padding: .9rem 1.1rem; border: 1px solid var(--line); border-top: 3px solid var(--navy); background: #fff; color: var(--ink); box-shadow: 0 .4rem 1.6rem rgb(20 30 45 / 22%); font-size: .9rem; }
.preview blockquote { font-size: 1rem; }
.preview p:last-child, .preview blockquote p { margin-bottom: 0; }
.mark { font: italic .8rem var(--sans); color: var(--quiet); }
.mark.open { font-size: .72rem; font-style: normal; color: var(--rust); border: 1px solid; border-radius: .2rem; padding: 0 .3rem; white-space: nowrap; }
.chip { display: inline-block; font-size: .72rem; line-height: 1.5; border: 1px solid var(--navy); border-radius: .2rem; padding: 0 .4rem; color: var(--navy); background: #fff; }
.chip.high { background: var(--navy); color: #fff; }
.chip.medium { background: var(--tint); }
.chip.low { border-color: var(--line); color: var(--quiet); }
.findings li::marker { color: var(--navy); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 1.5rem; margin: 0 0 1.5rem; }
.figure { border-top: 1px solid var(--ink); padding-top: .5rem; }
.big { display: block; font-size: 1.9rem; line-height: 1.2; color: var(--navy); }
.note { font-size: .85rem; color: var(--quiet); }
.gauge { margin-inline-start: .7rem; vertical-align: middle; }
.frame { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; line-height: 1.42; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 700; padding-bottom: .3rem; }
.repeated caption { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: start; vertical-align: baseline; padding-block: .4rem; padding-inline: 0 1rem; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: break-word; }
thead :is(th, td) { font-size: .78rem; line-height: 1.3; color: var(--quiet); border-bottom: 1px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: 600; }
tbody th:has(.cites) { font-weight: 400; }
.number { text-align: end; }
td.number { white-space: nowrap; }
td:last-child, th:last-child { padding-inline-end: 0; }
.overview > .frame, #confidence .frame { max-width: 40rem; }
.overview { display: grid; gap: 1.5rem 2.5rem; margin-bottom: 1.5rem; align-items: start; }
figure { margin: 0 0 1.4rem; min-width: 0; max-width: 42rem; }
figure svg { display: block; width: 100%; min-width: 19rem; height: auto; }
figcaption { font-size: .9rem; margin-bottom: .5rem; }
figure .small { font-size: .8rem; color: var(--quiet); margin: .3rem 0 0; }
details { font-size: .85rem; margin-top: .3rem; }
details details caption { display: none; }
summary { cursor: pointer; color: var(--navy); min-height: 1.5rem; }
.fold { margin: 0; font-size: inherit; }
.fold > summary { padding: .45rem 0; border-top: 1px solid var(--line); }
.fold > summary h2 { display: inline; font-size: 1.12rem; border: 0; padding: 0; }
.fold > div { padding: .6rem 0 1.6rem; }
section:has(> .fold) { margin: 0; }
.group ul { list-style: none; padding: 0; }
.group li { margin-bottom: .8rem; padding-inline-start: .9rem; border-inline-start: 2px solid var(--line); }
:is(.group, .findings, .sources, .evidence, .unknown) p, :is(.findings, .unknown) li, .fold > div > p { max-width: 38rem; }
.group p { margin: 0; }
.group h3 { border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
.claim-head { margin-bottom: .1rem !important; }
.claim-head strong { margin-inline-end: .4rem; }
.claim-foot { font-size: .82rem; color: var(--quiet); }
.absent { color: var(--quiet); font-style: italic; }
.quadrants { display: grid; gap: 1rem; }
.quadrants .group { background: var(--tint); border-top: 3px solid var(--navy); padding: .3rem 1.1rem; }
.quadrants h3 { margin-top: .7rem; border: 0; }
.sources, .evidence { padding: 0; list-style: none; font-size: .9rem; }
.sources li, .evidence li { position: relative; padding-inline-start: 3.2rem; margin-bottom: 1rem; }
.sources p, .evidence p { margin: 0; }
:is(.note, .url) > a { padding-block: .3rem; }
:is(.claim-foot, .back, #contradictions li) > a { display: inline-block; min-width: 1.5rem; padding-block: .15rem; }
.source-id { position: absolute; inset-inline-start: 0; color: var(--quiet); }
.flag { color: var(--rust); font-size: .85rem; }
.evidence .n { position: absolute; inset-inline-start: 0; color: var(--navy); font-weight: 700; }
blockquote { margin: 0 0 .15rem; font-family: var(--serif); }
.methods dt { font-weight: 700; color: var(--ink); margin-top: .7rem; }
.methods dd { max-width: 42rem; }
.print-only { display: none; }
footer { border-top: 1px solid var(--line); padding-top: .8rem; font-size: .8rem; color: var(--quiet); }
:is(:lang(ja), :lang(zh), :lang(ko)) :is(em, .label, .mark, .absent) { font-style: normal !important; }
[dir="rtl"] figure svg { direction: ltr; }
[dir="rtl"] :is(td:not(:has(.gauge)), dd, .note) { unicode-bidi: plaintext; }
[dir="rtl"] :is(td, dd, [dir="auto"]) { text-align: right; }
[dir="rtl"] td.number { text-align: left; }
@media (min-width: 50rem) {
  .quadrants { grid-template-columns: 1fr 1fr; }
}
@media screen and (min-width: 50rem) {
  @supports (position-area: block-end) {
    .preview:popover-open { inset: auto; margin: .3rem 0; max-height: 20rem; position-area: block-end span-inline-end; position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline; }
  }
}
@media screen and (min-width: 70rem) {
  .page { max-width: 76rem; }
  main { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: 3rem; }
  main > * { grid-column: 2; }
  main > nav { grid-column: 1; grid-row: 1 / span 80; align-self: start; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; border-block: 0; margin: 0; padding: 0; }
  main > nav ol { display: block; border-inline-start: 2px solid var(--line); padding-inline-start: .9rem; }
  main > nav a { line-height: 1.35; }
}
`;
