/** The page's one style sheet: system fonts, white paper whatever the reader's theme, and A4 in print. */
export const STYLES = `
:root { color-scheme: light; --ink: #1d2733; --quiet: #55626f; --line: #d6dce2; --navy: #1b4b7a; --tint: #f3f6f9; --rust: #9a4514; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.55 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
.page { max-width: 56rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
h1, h2, .headline, .big { font-family: Georgia, "Times New Roman", "Liberation Serif", "Noto Serif", serif; font-weight: 400; }
h1 { font-size: clamp(1.9rem, 5vw, 2.6rem); line-height: 1.12; margin: 0 0 .2rem; }
h2 { font-size: 1.75rem; line-height: 1.2; color: var(--navy); margin: 0 0 1.2rem; padding-top: .9rem; border-top: 3px solid var(--navy); }
h3 { font-size: 1.06rem; margin: 2rem 0 .6rem; }
h4 { font-size: 1.06rem; margin: 0 0 .5rem; line-height: 1.35; }
p { margin: 0 0 .6rem; }
ul, ol { padding-inline-start: 1.3rem; margin: 0 0 1rem; }
li { margin-bottom: .45rem; }
a { color: var(--navy); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid #c2570c; outline-offset: 2px; }
:target { background: #fff3c4; box-shadow: 0 0 0 .35rem #fff3c4; }
section:target { background: none; box-shadow: none; }
.skip { position: absolute; inset-inline-start: -999rem; }
.skip:focus { inset-inline-start: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; z-index: 1; }
header { border-top: 6px solid var(--navy); padding-top: 1.4rem; }
.subtitle { color: var(--quiet); margin-bottom: 1.6rem; }
.facts-of-report { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .8rem 1.5rem; margin: 1.5rem 0; padding: 1.1rem 0; border: solid var(--line); border-width: 1px 0; }
dt { font-size: .8rem; color: var(--quiet); }
dd { margin: 0; }
nav { margin: 0 0 2.5rem; border-block: 1px solid var(--line); padding: .6rem 0; }
nav ol { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; margin: 0; font-size: .85rem; }
nav li { margin: 0; }
section { margin: 0 0 3.5rem; }
.headline { font-size: clamp(1.25rem, 3vw, 1.6rem); line-height: 1.36; margin-bottom: 1.8rem; }
.cites { font-size: .78rem; font-family: -apple-system, "Segoe UI", Roboto, Arial, sans-serif; color: var(--quiet); }
.cites a { text-decoration: none; white-space: nowrap; padding: .1rem 0; }
.cites a:hover { text-decoration: underline; }
.mark { font-size: .8rem; font-style: italic; color: var(--quiet); white-space: nowrap; }
.mark.open { font-size: .75rem; font-style: normal; color: var(--rust); border: 1px solid #d9a584; border-radius: .2rem; padding: 0 .35rem; }
.chip { display: inline-block; font-size: .75rem; line-height: 1.5; border: 1px solid var(--navy); border-radius: .2rem; padding: 0 .45rem; color: var(--navy); background: #fff; }
.chip.high { background: var(--navy); color: #fff; }
.chip.medium { background: #dbe6f0; }
.findings li { padding-inline-start: .3rem; margin-bottom: .7rem; }
.findings li::marker { font-weight: 700; color: var(--navy); }
.cards { list-style: none; padding: 0; display: grid; gap: 1rem; counter-reset: card; }
.card { border: 1px solid var(--line); border-inline-start: 5px solid var(--navy); padding: 1.1rem 1.25rem .9rem; margin: 0; counter-increment: card; }
.card h4::before { content: counter(card) ". "; color: var(--navy); }
.chips { margin-bottom: .7rem; }
.lead-in { font-size: .8rem; color: var(--quiet); margin: 0; }
.card dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .8rem 1.5rem; background: var(--tint); margin: .4rem -1.25rem -.9rem; padding: .8rem 1.25rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 1.5rem; margin: 0 0 1.5rem; }
.figure { border-top: 1px solid var(--ink); padding-top: .5rem; }
.big { display: block; font-size: 2.5rem; line-height: 1.15; color: var(--navy); }
.note { font-size: .85rem; color: var(--quiet); }
.gauge { margin-inline-start: .7rem; vertical-align: middle; }
.frame { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 700; padding-bottom: .4rem; }
th, td { text-align: start; vertical-align: top; padding-block: .42rem; padding-inline: 0 .9rem; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: break-word; }
thead th { font-size: .78rem; color: var(--quiet); border-bottom: 1px solid var(--ink); white-space: nowrap; }
.number { text-align: end; white-space: nowrap; }
td:last-child, th:last-child { padding-inline-end: 0; }
.overview > .frame, #confidence .frame { max-width: 40rem; }
.overview { display: grid; gap: 1.5rem 2.5rem; margin-bottom: 1.5rem; align-items: start; }
figure { margin: 0; min-width: 0; }
figure svg { display: block; width: 100%; min-width: 19rem; height: auto; margin: 0 auto; }
figure svg { max-width: 40rem; }
figcaption { font-size: .9rem; margin-bottom: .5rem; }
figure .small { font-size: .8rem; color: var(--quiet); margin: .3rem 0 0; }
details { font-size: .85rem; margin-top: .4rem; }
details caption { display: none; }
summary { cursor: pointer; color: var(--navy); }
.group ul { list-style: none; padding: 0; }
.group li { margin-bottom: .9rem; padding-inline-start: .9rem; border-inline-start: 2px solid var(--line); }
.group p { margin: 0; }
.group h3 { border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
.claim-head { margin-bottom: .15rem !important; }
.claim-head strong { margin-inline-end: .4rem; }
.claim-foot { font-size: .82rem; color: var(--quiet); }
.absent { color: var(--quiet); font-style: italic; }
.quadrants { display: grid; gap: 1rem; }
.quadrants .group { background: var(--tint); border-top: 4px solid var(--navy); padding: .3rem 1.1rem; }
.quadrants .group:nth-child(even) { border-top-color: #c2570c; }
.quadrants h3 { margin-top: .7rem; border: 0; }
.sources, .evidence { padding: 0; list-style: none; font-size: .92rem; }
.sources li { position: relative; padding-inline-start: 3.2rem; margin-bottom: 1.1rem; }
.sources p, .evidence p { margin: 0; }
.source-id { position: absolute; inset-inline-start: 0; color: var(--quiet); }
.flag { color: var(--rust); font-size: .85rem; }
.evidence li { position: relative; padding-inline-start: 3.2rem; margin-bottom: 1rem; counter-reset: none; }
.evidence .n { position: absolute; inset-inline-start: 0; color: var(--navy); font-weight: 700; }
blockquote { margin: 0 0 .15rem; font-family: Georgia, "Times New Roman", "Liberation Serif", serif; }
.methods dt { font-weight: 700; color: var(--ink); margin-top: .7rem; }
.print-only { display: none; }
footer { border-top: 1px solid var(--line); padding-top: .8rem; font-size: .8rem; color: var(--quiet); }
[dir="rtl"] figure svg { direction: ltr; }
[dir="rtl"] :is(td:not(:has(.gauge)), dd, .note) { unicode-bidi: plaintext; }
[dir="rtl"] :is(td, dd, [dir="auto"]) { text-align: right; }
[dir="rtl"] td.number { text-align: left; }
@media (min-width: 50rem) {
  .quadrants { grid-template-columns: 1fr 1fr; }
}
`;
