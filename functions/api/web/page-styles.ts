const LIGHT =
  '--paper:#fbfaf7;--card:#fff;--ink:#1d2733;--quiet:#55626f;--line:#d9d6cd;--accent:#1b4b7a;--on-accent:#fff;--warn:#9a4514;';
const DARK =
  '--paper:#12171d;--card:#1a2129;--ink:#e8eaed;--quiet:#a3aebb;--line:#36414d;--accent:#8cbbea;--on-accent:#0d1a28;--warn:#f0a878;';

export const SANS =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","Liberation Sans",sans-serif';
const SERIF = 'Georgia,"Times New Roman","Liberation Serif","Noto Serif",serif';

/** One style sheet for all pages but the report itself: system fonts, one accent, both themes, and print. */
export const STYLES = `:root{color-scheme:light dark;${LIGHT}}
@media(prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 ${SANS};overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:2}
.wrap{max-width:70rem;margin:0 auto;padding:0 1.5rem}
.top{border-bottom:1px solid var(--line)}
.top .wrap{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;align-items:center;min-height:3.75rem;padding-block:.5rem}
.mark{font:1.25rem/1.2 ${SERIF};letter-spacing:-.01em;color:var(--ink);text-decoration:none;margin-inline-end:auto}
.top nav,.top form{display:flex;gap:1.3rem;align-items:center;font-size:.9rem}
.top nav a{color:var(--ink);text-decoration:none;padding:.35rem 0}.top nav a:hover{text-decoration:underline}
main.wrap{padding-block:3rem 5rem}
h1{font:400 clamp(2rem,5vw,3rem)/1.12 ${SERIF};letter-spacing:-.015em;margin:0 0 .8rem;text-wrap:balance}
h2{font:400 1.6rem/1.2 ${SERIF};margin:0 0 1rem}
h3{font-size:1rem;margin:0 0 .4rem}
p{margin:0 0 .8rem}
.lead{color:var(--quiet);font-size:1.1rem;max-width:44rem;margin-bottom:2.5rem}
.quiet,.hint{color:var(--quiet);font-size:.875rem}
.note{border-inline-start:3px solid var(--accent);padding:.2rem 0 .2rem 1rem;margin:0 0 2rem;max-width:44rem}
.bad{border-color:var(--warn)}
#standing .note{margin-top:1.5rem}#standing .note h2{font-size:1.2rem}.sentence::first-letter{text-transform:uppercase}
.split{display:grid;gap:2.5rem 4rem;align-items:start}
@media(min-width:56rem){.split{grid-template-columns:minmax(0,1fr) 19rem}.aside{position:sticky;top:1.5rem}}
.field{margin:0 0 1.3rem}
.pair{display:grid;gap:0 1.5rem}
@media(min-width:36rem){.pair{grid-template-columns:1fr 1fr}}
label,legend{display:block;font-weight:600;font-size:.925rem;margin-bottom:.3rem;padding:0}
.hint{margin:.3rem 0 0}
.error{color:var(--warn);font-size:.875rem;margin:.3rem 0 0}
input:not([type=checkbox],[type=radio]),select,textarea{width:100%;min-height:2.9rem;padding:.6rem .8rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--quiet);border-radius:3px}
textarea{min-height:6rem;resize:vertical}
[aria-invalid]{border-color:var(--warn)!important;border-width:2px!important}
fieldset{border:0;margin:0 0 1.5rem;padding:0;min-width:0}
.choices{display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr))}
.choice{display:flex;gap:.6rem;align-items:baseline;margin:0;font-weight:400;padding:.65rem .8rem;border:1px solid var(--line);border-radius:3px;background:var(--card);cursor:pointer}
.choice:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice small{display:block;color:var(--quiet)}
.choices.wide{grid-template-columns:1fr}.wide .choice{justify-content:space-between}.wide label{display:flex;gap:.6rem;align-items:baseline;margin:0;font-weight:400;cursor:pointer}
.try{margin-inline-end:1rem}
.js{display:none}.scripted .js{display:block}
.drop{position:relative;margin:.6rem 0 0;padding:1.1rem;border:1px dashed var(--quiet);border-radius:3px;text-align:center;font-weight:400;cursor:pointer}
.drop small{display:block;color:var(--quiet)}.drop input{position:absolute;inset:0;opacity:0;cursor:pointer}
.drop:focus-within{outline:3px solid var(--accent);outline-offset:2px}.over .drop{border:1px solid var(--accent);background:var(--card)}
#documents:focus{outline:none}#documents-fault:empty{display:none}
input[type=checkbox],input[type=radio]{accent-color:var(--accent);width:1rem;height:1rem;margin:0;flex:none;translate:0 .1rem}
details{margin:0 0 1.5rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:.8rem 0}
summary{cursor:pointer;font-weight:600;font-size:.925rem}details[open] summary{margin-bottom:1rem}
button,.button{display:inline-block;min-height:2.9rem;padding:.65rem 1.4rem;font:600 1rem/1.4 ${SANS};border:1px solid var(--accent);border-radius:3px;background:var(--accent);color:var(--on-accent);cursor:pointer;text-decoration:none;text-align:center}
button:hover,.button:hover{filter:brightness(1.12)}
.plain{background:none;color:var(--accent)}
.link{min-height:0;padding:.35rem 0;border:0;background:none;color:var(--ink);font:inherit}
.link:hover{text-decoration:underline}
.card{background:var(--card);border:1px solid var(--line);border-top:3px solid var(--accent);padding:1.4rem 1.5rem}
.card h2{font-size:1.2rem;margin-bottom:.6rem}
.card button{width:100%;margin-top:.6rem}
.big{font:400 1.7rem/1.25 ${SERIF};margin:0 0 .2rem}
.filters{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin:0 0 1.5rem}
.filters div{flex:1 1 13rem;max-width:22rem}
section{margin-top:4.5rem}
.rows{list-style:none;margin:0;padding:0;border-top:1px solid var(--ink)}
.rows li{display:grid;gap:.1rem 2rem;padding:1rem 0;border-bottom:1px solid var(--line)}
@media(min-width:48rem){.rows li{grid-template-columns:15rem minmax(0,1fr) 13rem}.rows .when{text-align:end}}
.rows a{font:1.15rem/1.35 ${SERIF}}
.rows p{margin:0}.callback{margin-top:1.2rem}
.state{font-size:.8rem;font-weight:600;color:var(--quiet)}
.state.open{color:var(--accent)}.state.lost{color:var(--warn)}
.pages{display:flex;gap:1.5rem;margin-top:1.2rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1.5rem;margin:2rem 0 2.5rem}
.figures div{border-top:1px solid var(--ink);padding-top:.6rem}
.figures dt{color:var(--quiet);font-size:.875rem}.figures dd{margin:0;font:400 2rem/1.2 ${SERIF};font-variant-numeric:tabular-nums}
.figures dd small{font:.85rem ${SANS};color:var(--quiet)}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
progress{width:100%;margin-top:.9rem;height:.5rem;appearance:none;border:0;background:var(--line);accent-color:var(--accent);display:block}
progress::-webkit-progress-bar{background:var(--line)}progress::-webkit-progress-value{background:var(--accent)}progress::-moz-progress-bar{background:var(--accent)}
.stages{list-style:none;margin:2rem 0 0;padding:0;max-width:40rem}
.stages li{display:flex;gap:.9rem;padding:.45rem 0;color:var(--quiet)}
.stages li::before{content:"";flex:none;width:.75rem;height:.75rem;margin-top:.42rem;border:2px solid var(--line);border-radius:50%}
.stages .past{color:var(--ink)}.stages .past::before{background:var(--accent);border-color:var(--accent)}
.stages .now{color:var(--ink);font-weight:600}.stages .now::before{border-color:var(--accent)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.actions{display:flex;flex-wrap:wrap;gap:.8rem;margin:2rem 0}
table{border-collapse:collapse;width:100%;font-size:.925rem;font-variant-numeric:tabular-nums;margin-bottom:1rem}
.scroll{overflow-x:auto}@media(min-width:36rem){.scroll table{min-width:36rem}}.scroll th,.scroll td{overflow-wrap:normal}.scroll code{white-space:nowrap}
th,td{text-align:start;vertical-align:top;padding:.55rem 1rem .55rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:.8rem;color:var(--quiet);border-bottom-color:var(--ink)}tbody th{font-weight:400}
code,.address{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.9em}
footer{border-top:1px solid var(--line);padding-block:1.2rem;font-size:.85rem;color:var(--quiet)}
@media(max-width:35rem){.wrap{padding:0 1.1rem}main.wrap{padding-block:2rem 3rem}section{margin-top:3rem}.top nav{flex-wrap:wrap;gap:.2rem 1.1rem}}
@media print{.top,footer,form,.actions,.pages{display:none}body{background:#fff;color:#000}main.wrap{padding:0}}
@media(prefers-reduced-motion:no-preference){.stages .now::before{animation:beat 1.6s ease-in-out infinite}@keyframes beat{50%{background:var(--accent)}}}
`;

/** Above a report, which brings its own style sheet and is white: nothing here touches what stands below. */
export const BAR_STYLES = `html{padding-top:3.4rem;scroll-padding-top:4.2rem!important}
.cos-bar{position:fixed;inset:0 0 auto;z-index:9;height:3.4rem;display:flex;gap:1.3rem;align-items:center;padding:0 1.25rem;background:#fbfaf7;border-bottom:1px solid #d9d6cd;font:.9rem/1.3 ${SANS};margin:0}
.cos-bar a,.cos-bar summary{color:#1b4b7a;text-decoration:none;padding:.5rem 0;white-space:nowrap;cursor:pointer;font-size:.9rem}
.cos-bar a:hover,.cos-bar summary:hover{text-decoration:underline}
.cos-bar .cos-home{margin-inline-end:auto;color:#1d2733;font:1.1rem ${SERIF}}
.cos-bar details{position:relative;margin:0;font-size:.9rem}
.cos-bar summary{list-style:none;font-weight:600}.cos-bar summary::-webkit-details-marker{display:none}
.cos-bar summary::after{content:" \\25BE"}
.cos-bar ul{position:absolute;inset-inline-end:0;top:2.3rem;min-width:13rem;margin:0;padding:.5rem 0;background:#fff;border:1px solid #d9d6cd;box-shadow:0 .5rem 1.5rem #0002;list-style:none}
.cos-bar li{margin:0}.cos-bar li a{display:block;padding:.45rem 1rem}
.cos-bar .cos-narrow{display:none}
@media(max-width:44rem){.cos-bar .cos-wide{display:none}.cos-bar .cos-narrow{display:block}}
@media print{.cos-bar{display:none}html{padding:0}}
`;
