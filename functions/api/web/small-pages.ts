import { html } from 'hono/html';
import { clean } from '../../../shared/report/escape.ts';
import type { Problem } from '../problem.ts';
import { codeOf } from '../problem-codes.ts';
import { faultText } from './fault-text.ts';
import { filled, type Html, moment, theirs } from './page.ts';
import type { Words } from './words-en.ts';

/** A refusal, as a person reads it. */
export function problemContent(words: Words, problem: Problem, requestId: string): Html {
  const { titles, home, number } = words.problem;
  return html`<h1>${titles[String(problem.status)] ?? problem.title}</h1>
<p class="lead">${theirs(words.problems[codeOf(problem.title)] ?? problem.message)}</p>
${problem.errors.length === 0 ? '' : html`<ul>${problem.errors.map(({ path, message }) => html`<li><strong>${path}</strong> ${clean(faultText(words, message))}</li>`)}</ul>`}
<p class="actions"><a class="button plain" href="/">${home}</a></p>
<p class="quiet">${number}: <span class="address">${requestId}</span></p>`;
}

export function signInContent(
  words: Words,
  { next, wrong }: { next: string; wrong: boolean },
): Html {
  const { title, key, hint, button, wrong: said } = words.signIn;
  return html`<h1>${title}</h1><p class="lead">${words.promise} <a href="/sample">${words.sample}</a></p>
<form method="post" action="/session" class="split"><div>
<input type="hidden" name="next" value="${next}">
<div class="field"><label for="key">${key}</label>
<input id="key" name="key" type="password" autocomplete="off" spellcheck="false" required aria-describedby="key-hint"${wrong ? html` aria-invalid="true"` : ''}>
<p class="hint" id="key-hint">${wrong ? html`<span class="error">${said}</span> ` : ''}${hint}</p></div>
<button>${button}</button></div></form>`;
}

export function shareContent(
  words: Words,
  { url, expiresAt, jobId }: { url: string; expiresAt: string | null; jobId: string },
): Html {
  const { title, until, local, address } = words.share;
  const [before = '', after = ''] = until.split('{time}');
  const said = expiresAt === null ? local : html`${before}${moment(words, expiresAt)}${after}`;
  return html`<h1>${title}</h1><p class="lead">${said}</p>
<div class="field"><label for="address">${address}</label><input id="address" class="address" readonly value="${url}"></div>
<p class="actions"><a class="button plain" href="/reports/${jobId}">${words.job.read}</a></p>`;
}

export function startLead(
  words: Words,
  { samples, again }: { samples: readonly string[] | null; again: string | null },
): Html {
  return html`<h1>${again === null ? words.ask.title : filled(words.ask.again, { company: clean(again) })}</h1>
<p class="lead">${words.promise} <a href="/sample">${words.sample}</a></p>
${
  samples === null
    ? ''
    : html`<p class="note">${words.demonstration}<br>${samples.map((name) => html`<a class="try" href="/?sample=${encodeURIComponent(name)}">${filled(words.trySample, { name })}</a> `)}</p>`
}`;
}
