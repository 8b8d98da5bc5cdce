import { html } from 'hono/html';
import { UPLOAD_TYPES, type Upload } from '../../../shared/domain/upload.ts';
import { clean } from '../../../shared/report/escape.ts';
import { filled, type Html, moment, theirs } from './page.ts';
import type { Words } from './words-en.ts';

const ACCEPTED = Object.keys(UPLOAD_TYPES)
  .map((type) => `.${type}`)
  .join(',');

/** What is known of one: that it is being read, its pages, or why it cannot be read. */
function stateOf({ documents: label }: Words, { state, fault, pages }: Upload): Html {
  if (fault !== null) return html`<span class="error">${clean(fault.message)}</span>`;
  if (state === 'reading') return html`<span data-reading>${label.reading}</span>`;
  return pages === null ? html`` : html`${filled(label.pages, { pages })}`;
}

/** In the start form: which of them the analysis may use. More are dropped here, or added on the page of their own. */
export function documentChoices(
  words: Words,
  { uploads, chosen }: { uploads: readonly Upload[]; chosen: readonly string[] },
): Html {
  const { documents: label } = words;
  return html`<fieldset id="documents" tabindex="-1"><legend>${label.title} <span class="quiet">(${words.ask.optional})</span></legend>
<div id="documents-list" class="choices wide">${uploads.map(
    (
      one,
    ) => html`<div class="choice"><label><input type="checkbox" name="documents" value="${one.id}"${chosen.includes(one.id) && one.fault === null ? html` checked` : ''}${one.fault === null ? '' : html` disabled`}><span>${theirs(one.name)}<small>${stateOf(words, one)}</small></span></label>
<button type="button" class="link js" data-delete="${one.id}" aria-label="${label.remove}: ${clean(one.name)}">${label.remove}</button></div>`,
  )}</div>
<label class="drop js"><input type="file" multiple accept="${ACCEPTED}"><span>${label.drop}<small>${label.kinds}</small></span></label>
<p class="error" id="documents-fault" role="alert"></p>
<p class="hint"><a href="/documents">${label.manage}</a>. ${label.lead}</p></fieldset>`;
}

/** The page of their own, which needs no script. */
export function documentsContent(
  words: Words,
  { uploads, next }: { uploads: readonly Upload[]; next: string | null },
): Html {
  const { documents: label } = words;
  return html`<h1>${label.title}</h1><p class="lead">${label.lead}</p>
<form method="post" action="/documents" enctype="multipart/form-data" class="filters">
<div><label for="file">${label.file}</label><input id="file" name="file" type="file" required accept="${ACCEPTED}" aria-describedby="file-hint"></div>
<button>${label.upload}</button><p class="hint" id="file-hint">${label.kinds}</p></form>
${uploads.length === 0 ? html`<p class="quiet">${label.none}</p>` : html`<ul class="rows">${uploads.map((one) => rowOf(words, one))}</ul>`}
<p class="pages">${next === null ? '' : html`<a href="/documents?cursor=${encodeURIComponent(next)}" rel="next">${words.list.next}</a>`}</p>
<p class="actions"><a class="button plain" href="/">${label.back}</a></p>`;
}

function rowOf(words: Words, upload: Upload): Html {
  const { id, name, expireAt } = upload;
  const { documents: label } = words;
  return html`<li><div><p>${theirs(name)}</p><p class="quiet">${stateOf(words, upload)}</p></div>
<div><p class="quiet">${label.until} ${moment(words, expireAt)}</p></div>
<form class="when" method="post" action="/documents/${id}/delete"><button class="link" aria-label="${label.remove}: ${clean(name)}">${label.remove}</button></form></li>`;
}
