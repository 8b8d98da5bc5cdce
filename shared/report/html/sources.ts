import type { Source } from '../../domain/report.ts';
import { anchors, type Note, type Place, type Quote } from '../citations.ts';
import { escapeHtml, safeUrl } from '../escape.ts';
import { fill } from '../labels.ts';
import { noteLines } from '../paper/computed-text.ts';
import { contextText, publishedText, remarkTexts } from '../source-texts.ts';
import { placeLabel, type View } from '../view.ts';
import { previewId } from './statement.ts';
import { part } from './title.ts';

/** A link out of the page, only where the address may be followed; the text alone otherwise. */
function outside(url: string, text: string): string {
  const href = safeUrl(url);
  return href === undefined
    ? escapeHtml(text)
    : `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${escapeHtml(text)}</a>`;
}

export function sourcesPart(view: View): string {
  const { labels, report } = view;
  const items = report.sources.map((source, index) => sourceBlock(view, source, index));
  return part(
    'sources',
    labels.sources,
    items.length === 0
      ? `<p>${escapeHtml(labels.noSources)}</p>`
      : `<ol class="sources">${items.join('\n')}</ol>${setAsideList(view)}`,
    'appendix',
  );
}

function setAsideList({ labels, report }: View): string {
  if (report.set_aside.length === 0) return '';
  const items = report.set_aside.map(
    ({ url, title, why }) =>
      `<li><span dir="auto">${escapeHtml(title)}</span> · ${escapeHtml(labels.setAsideReasons[why])} · <span class="url">${outside(url, url)}</span></li>`,
  );
  return `<h3>${escapeHtml(labels.setAside)}</h3>
<p class="note">${escapeHtml(labels.setAsideNote)}</p><ul class="note set-aside">${items.join('\n')}</ul>`;
}

function sourceBlock(view: View, source: Source, index: number): string {
  const { labels, citations, format } = view;
  const cited = citations
    .notesOn(source.id)
    .map(({ n }) => `<a href="#${anchors.passage(n)}">[${n}]</a>`);
  const facts: string[] = [
    escapeHtml(source.publisher),
    source.published_at === null
      ? escapeHtml(labels.undated)
      : `${escapeHtml(labels.published)}${labels.colon} ${escapeHtml(publishedText(view, source))}`,
    `${escapeHtml(labels.retrieved)}${labels.colon} ${escapeHtml(format.date(source.retrieved_at))}`,
    escapeHtml(labels.tiers[source.tier]),
  ];
  const remarks = remarkTexts(view, source);
  return `<li id="${anchors.source(index)}"><span class="source-id">${escapeHtml(source.id)}</span>
<p><strong dir="auto">${escapeHtml(source.title)}</strong></p>
<p class="note">${facts.join(' · ')}</p>
${remarks.length === 0 ? '' : `<p class="flag">${escapeHtml(labels.remarks)}${labels.colon} ${remarks.map(escapeHtml).join('; ')}</p>`}
<p class="note url">${outside(source.url, source.url)}</p>
<p class="note">${cited.length === 0 ? escapeHtml(labels.notCited) : `${escapeHtml(labels.passagesCited)}${labels.colon} <span class="cites">${cited.join(' ')}</span>`}</p>
<p class="print-only">SHA-256 ${escapeHtml(source.sha256)}</p></li>`;
}

const inPaper = ({ places }: Note) => places.some(({ part }) => part === 'paper');

/** The notes of the paper: what its statements rest on. */
export function notesPart(view: View): string {
  const content = notes(view, inPaper);
  return content === '' ? '' : part('notes', view.labels.paper.notes, content, 'appendix');
}

/** The notes that only the appendix cites. */
export function evidencePart(view: View): string {
  const content = notes(view, (note) => !inPaper(note));
  return part('evidence', view.labels.evidencePassages, content, 'appendix');
}

function notes(view: View, fits: (one: Note) => boolean): string {
  const items = view.citations.notes
    .filter(fits)
    .map(
      (note) =>
        `<li id="${anchors.passage(note.n)}" value="${note.n}"><span class="n" aria-hidden="true">[${note.n}]</span>${noteHtml(view, note)}${backLinks(view, note.places)}</li>`,
    );
  if (items.length === 0) return '';
  return `<p class="note">${escapeHtml(view.labels.evidenceNote)}</p><ol class="evidence">${items.join('\n')}</ol>`;
}

/** How its figures were computed, what was assumed, and each passage with its source. */
function noteHtml(view: View, note: Note): string {
  const { before, after } = noteLines(view, note);
  return [
    ...before.map((line) => `<p dir="auto">${escapeHtml(line)}</p>`),
    ...note.quotes.map((quote) => quoteHtml(view, quote)),
    ...after.map((line) => `<p class="note" dir="auto">${escapeHtml(line)}</p>`),
  ].join('');
}

function quoteHtml(view: View, { passage, source }: Quote): string {
  const { labels, report } = view;
  const index = report.sources.findIndex((one) => one.id === passage.source);
  const origin = source
    ? `<p class="note"><a href="#${anchors.source(index)}"><span dir="auto">${escapeHtml(source.title)}</span></a>, ${escapeHtml(source.publisher)}, ${escapeHtml(publishedText(view, source))} · ${escapeHtml(labels.tiers[source.tier])}${safeUrl(source.url) === undefined ? '' : ` · ${outside(source.url, labels.original)}`}</p>`
    : '';
  const context =
    passage.context.length === 0
      ? ''
      : `<p class="note context" dir="auto">${escapeHtml(contextText(passage))}</p>`;
  return `${context}<blockquote dir="auto"><p>${escapeHtml(passage.text)}</p></blockquote>${origin}`;
}

/** What every note says in a place of its own that the number behind a sentence opens. */
export function previews(view: View): string {
  return view.citations.notes
    .filter(({ places }) => places.length > 0)
    .map(
      (note) =>
        `<div class="preview" id="${previewId(note.n)}" popover="auto" role="dialog" aria-label="${escapeHtml(evidenceName(view, note.n))}">${noteHtml(view, note)}<p class="note"><a href="#${anchors.passage(note.n)}">${escapeHtml(evidenceName(view, note.n))}</a></p></div>`,
    )
    .join('\n');
}

const evidenceName = ({ labels }: View, n: number) => fill(labels.evidenceNumber, { n: String(n) });

function backLinks(view: View, places: readonly Place[]): string {
  const { labels } = view;
  const byPart = Map.groupBy(places, (place) => place.part);
  const back = [...byPart].map(([at, found]) => {
    const place = placeLabel(view, at);
    const label = escapeHtml(fill(labels.backTo, { place }));
    return found
      .map(({ anchor }, count) =>
        count === 0
          ? `<a href="#${anchor}" aria-label="${label}">${escapeHtml(place)}</a>`
          : `<a href="#${anchor}" aria-label="${label} ${count + 1}">${count + 1}</a>`,
      )
      .join(' ');
  });
  if (back.length === 0) return '';
  return `<p class="note back">${escapeHtml(labels.citedIn)}${labels.colon} ${back.join(labels.comma)}</p>`;
}
