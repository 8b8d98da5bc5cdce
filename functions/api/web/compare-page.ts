import { html } from 'hono/html';
import type { Comparison } from '../../../shared/domain/comparison.ts';
import { FRAMEWORKS } from '../../../shared/frameworks/registry.ts';
import type { ReportEntry } from '../../../shared/jobs/finish.ts';
import { safeUrl } from '../../../shared/report/escape.ts';
import { filled, type Html, moment, theirs } from './page.ts';
import { titlesIn } from './start-form.ts';
import type { Words } from './words-en.ts';

/** Which report of the company the one is to be compared with; an earlier one stands on the left. */
export function compareWithContent(
  words: Words,
  one: ReportEntry,
  others: readonly ReportEntry[],
): Html {
  const { compare } = words;
  const pair = (other: ReportEntry) =>
    other.createdAt < one.createdAt ? [other.jobId, one.jobId] : [one.jobId, other.jobId];
  return html`<h1>${theirs(one.company)}</h1><p class="lead">${compare.choose} ${moment(words, one.createdAt)}</p>
${
  others.length === 0
    ? html`<p>${compare.none}</p>`
    : html`<ul class="rows">${others.map((other) => {
        const [a, b] = pair(other);
        return html`<li><div><a href="/compare?a=${a}&b=${b}">${moment(words, other.createdAt)}</a></div><div><p>${theirs(other.headline ?? '')}</p></div></li>`;
      })}</ul>`
}
<p class="actions"><a class="button plain" href="/?again=${one.jobId}&refresh=true">${words.report.fresh}</a></p>`;
}

export function comparisonContent(words: Words, comparison: Comparison): Html {
  const { compare } = words;
  const { a, b, facts, claims, sources } = comparison;
  return html`<h1>${theirs(comparison.company)}</h1>
<p class="lead"><a href="/reports/${a.report_id}">${moment(words, a.generated_at)}</a> → <a href="/reports/${b.report_id}">${moment(words, b.generated_at)}</a></p>
${part(compare.answer, html`<div class="pair">${[comparison.answer.a, comparison.answer.b].map((one, at) => html`<div><h3>${at === 0 ? compare.before : compare.now}</h3><p>${theirs(one?.text ?? compare.noAnswer)}</p></div>`)}</div>`)}
${part(compare.scores, scores(words, comparison))}
${facts === null ? html`<p class="note">${compare.oldSchema}</p>` : part(compare.facts, factTables(words, facts))}
${
  claims === null
    ? ''
    : part(
        compare.claims,
        lists(words, claims, ({ text }) => theirs(text)),
      )
}
${part(compare.sources, lists(words, sources, sourceLink))}`;
}

const part = (title: string, content: Html) => html`<section><h2>${title}</h2>${content}</section>`;

const number = ({ tag }: Words, value: number | null) =>
  value === null
    ? '–'
    : new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
        value,
      );

function scores(words: Words, { scores: { compared, not_comparable } }: Comparison): Html {
  const { compare } = words;
  const change = (from: number | null, to: number | null) =>
    from === null || to === null
      ? ''
      : new Intl.NumberFormat(words.tag, {
          signDisplay: 'exceptZero',
          maximumFractionDigits: 1,
        }).format(to - from);
  return html`${
    compared.length === 0
      ? html`<p class="quiet">${compare.noScores}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="${compare.scores}"><table><thead><tr><th scope="col">${compare.topic}</th><th scope="col">${compare.before}</th><th scope="col">${compare.now}</th><th scope="col">${compare.change}</th></tr></thead><tbody>
${compared.map((one) => html`<tr><th scope="row">${theirs(one.label)} <span class="quiet">${titlesIn(words, FRAMEWORKS)(one.framework)}</span></th><td>${number(words, one.a)}</td><td>${number(words, one.b)}</td><td>${change(one.a, one.b)}</td></tr>`)}</tbody></table></div>`
  }${not_comparable.length === 0 ? '' : html`<p class="quiet">${filled(compare.otherRubric, { names: not_comparable.map(titlesIn(words, FRAMEWORKS)).join(', ') })}</p>`}`;
}

type Facts = NonNullable<Comparison['facts']>;

function factTables(words: Words, facts: Facts): Html {
  const { compare } = words;
  const told = ({ amount, period }: Facts['new'][number]) =>
    html`${theirs(amount.printed)} <span class="quiet">${theirs(period.label)}</span>`;
  const name = ({ entity, label, name: called = label }: Facts['new'][number]) =>
    theirs(`${entity}: ${called}`);
  const pairs = (title: string, list: Facts['changed']) =>
    list.length === 0
      ? ''
      : html`<h3>${title}</h3><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr><th scope="col">${compare.figure}</th><th scope="col">${compare.before}</th><th scope="col">${compare.now}</th></tr></thead><tbody>${list.map(({ a, b }) => html`<tr><th scope="row">${name(b)}</th><td>${told(a)}</td><td>${told(b)}</td></tr>`)}</tbody></table></div>`;
  const singles = (title: string, list: Facts['new']) =>
    list.length === 0
      ? ''
      : html`<details><summary>${title} (${list.length})</summary><ul>${list.map((one) => html`<li>${name(one)}: ${told(one)}</li>`)}</ul></details>`;
  return html`<p class="quiet">${filled(compare.same, { n: facts.same })}</p>
${pairs(compare.restated, facts.restated)}${pairs(compare.changed, facts.changed)}
${singles(compare.fresh, facts.new)}${singles(compare.gone, facts.gone)}`;
}

function lists<T>(
  words: Words,
  { same, new: fresh, gone }: { same: number; new: T[]; gone: T[] },
  show: (one: T) => Html,
): Html {
  const { compare } = words;
  const list = (title: string, items: T[]) =>
    items.length === 0
      ? ''
      : html`<details><summary>${title} (${items.length})</summary><ul>${items.map((one) => html`<li>${show(one)}</li>`)}</ul></details>`;
  return html`<p class="quiet">${filled(compare.same, { n: same })}</p>${list(compare.fresh, fresh)}${list(compare.gone, gone)}`;
}

function sourceLink({ title, url, publisher }: Comparison['sources']['new'][number]): Html {
  const address = safeUrl(url);
  const name = theirs(title === '' ? url : title);
  return html`${address === undefined ? name : html`<a href="${address}" rel="noreferrer nofollow">${name}</a>`} <span class="quiet">${theirs(publisher)}</span>`;
}
