import type { Source } from '../../domain/report.ts';
import { anchors, type Citation, type ComputedNote, type Place } from '../citations.ts';
import { escapeHtml, safeUrl } from '../escape.ts';
import { fill } from '../labels.ts';
import { computedText } from '../paper/computed-text.ts';
import { contextText, publishedText, remarkTexts } from '../source-texts.ts';
import { placeLabel, type View } from '../view.ts';
import { cites, previewId } from './statement.ts';
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
  const cited = citations.all
    .filter(({ passage }) => passage.source === source.id)
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

const inPaper = ({ places }: Pick<Citation, 'places'>) =>
  places.some(({ part }) => part === 'paper');

/** The notes of the paper: what its statements rest on. */
export function notesPart(view: View): string {
  const content = notes(view, inPaper);
  return content === '' ? '' : part('notes', view.labels.paper.notes, content, 'appendix');
}

/** The passages that only the appendix cites. */
export function evidencePart(view: View): string {
  const content = notes(view, (citation) => !inPaper(citation));
  return part('evidence', view.labels.evidencePassages, content, 'appendix');
}

function notes(view: View, fits: (one: Pick<Citation, 'places'>) => boolean): string {
  const { all, computed } = view.citations;
  const items = [
    ...all.filter(fits).map((one) => ({ n: one.n, html: passageBlock(view, one) })),
    ...computed.filter(fits).map((one) => ({ n: one.n, html: computedBlock(view, one) })),
  ].toSorted((a, b) => a.n - b.n);
  if (items.length === 0) return '';
  return `<p class="note">${escapeHtml(view.labels.evidenceNote)}</p><ol class="evidence">${items.map(({ html }) => html).join('\n')}</ol>`;
}

function computedBlock(view: View, note: ComputedNote): string {
  const { n, places } = note;
  const text = computedText(view, note);
  const operands = text.operands.map(
    (one) => `<span dir="auto">${escapeHtml(one.text)}</span> ${cites(view, one.evidence)}`,
  );
  return `<li id="${anchors.passage(n)}" value="${n}"><span class="n" aria-hidden="true">[${n}]</span><p><strong>${escapeHtml(text.title)}${view.labels.colon}</strong> <span dir="auto">${escapeHtml(text.formula)}</span></p>
${quotes(view, note)}<p class="note">${operands.join('; ')}${backLinks(view, places)}</p></li>`;
}

/** The words of passages that share a note. */
function quotes({ citations }: View, note: ComputedNote): string {
  const together = note.together.length === 0 ? [] : citations.passagesOf(note);
  return together
    .map(({ passage }) => `<blockquote dir="auto"><p>${escapeHtml(passage.text)}</p></blockquote>`)
    .join('');
}

function passageBlock(view: View, { n, passage, source, places }: Citation): string {
  const { labels, report } = view;
  const index = report.sources.findIndex((one) => one.id === passage.source);
  const origin = source
    ? `<a href="#${anchors.source(index)}"><span dir="auto">${escapeHtml(source.title)}</span></a>, ${escapeHtml(source.publisher)}, ${escapeHtml(publishedText(view, source))} · ${escapeHtml(labels.tiers[source.tier])}${safeUrl(source.url) === undefined ? '' : ` · ${outside(source.url, labels.original)}`}`
    : '';
  const context =
    passage.context.length === 0
      ? ''
      : `<p class="note context" dir="auto">${escapeHtml(contextText(passage))}</p>`;
  return `<li id="${anchors.passage(n)}" value="${n}"><span class="n" aria-hidden="true">[${n}]</span>${context}<blockquote dir="auto"><p>${escapeHtml(passage.text)}</p></blockquote>
<p class="note">${origin}${backLinks(view, places)}</p></li>`;
}

function computedPreview(view: View, note: ComputedNote): string {
  const { title, formula, operands } = computedText(view, note);
  const words = formula === '' ? operands.map(({ text }) => text).join(', ') : formula;
  return `<p><strong>${escapeHtml(title)}${view.labels.colon}</strong> <span dir="auto">${escapeHtml(words)}</span></p>${quotes(view, note)}
<p class="note">${toNote(view, note.n)}</p>`;
}

/** The words of every note in a place of its own that the number behind a sentence opens. */
export function previews(view: View): string {
  const { all, computed } = view.citations;
  const items = [
    ...all.map(({ n, passage, source }) => ({
      n,
      html: `<blockquote dir="auto"><p>${escapeHtml(passage.text)}</p></blockquote>
<p class="note">${source ? `<span dir="auto">${escapeHtml(source.title)}</span>, ${escapeHtml(source.publisher)}, ${escapeHtml(publishedText(view, source))}` : ''}${source === undefined || safeUrl(source.url) === undefined ? '' : ` · ${outside(source.url, view.labels.original)}`} · ${toNote(view, n)}</p>`,
    })),
    ...computed.map((note) => ({ n: note.n, html: computedPreview(view, note) })),
  ].toSorted((a, b) => a.n - b.n);
  return items
    .map(
      ({ n, html }) =>
        `<div class="preview" id="${previewId(n)}" popover="auto" role="dialog" aria-label="${escapeHtml(evidenceName(view, n))}">${html}</div>`,
    )
    .join('\n');
}

const evidenceName = ({ labels }: View, n: number) => fill(labels.evidenceNumber, { n: String(n) });
const toNote = (view: View, n: number) =>
  `<a href="#${anchors.passage(n)}">${escapeHtml(evidenceName(view, n))}</a>`;

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
  return `<span class="back"><br>${escapeHtml(labels.citedIn)}${labels.colon} ${back.join(labels.comma)}</span>`;
}
