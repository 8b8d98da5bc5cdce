import { html } from 'hono/html';
import type { Forecast } from '../../../shared/analysis/forecast.ts';
import { DEPTHS } from '../../../shared/domain/request.ts';
import type { Upload } from '../../../shared/domain/upload.ts';
import { type Framework, wordsIn } from '../../../shared/frameworks/framework.ts';
import { PAPERS } from '../../../shared/report/render-options.ts';
import type { FieldFault } from '../problem.ts';
import { documentChoices } from './documents-page.ts';
import { faultText } from './fault-text.ts';
import { filled, type Html, usd } from './page.ts';
import type { Words } from './words-en.ts';

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pl',
  'pt-BR',
  'sv',
  'tr',
  'ar',
  'hi',
  'ja',
  'ko',
  'zh',
];

export interface AskForm {
  words: Words;
  fields: URLSearchParams;
  faults: readonly FieldFault[];
  /** What may be asked for, frameworks of the installation's own included. */
  frameworks: readonly Framework[];
  uploads: readonly Upload[];
  /** Null while the fields are no request. */
  plan: Forecast | null;
  demonstration: boolean;
  defaultCeilingUsd: number;
  /** One for each time the form is shown: sent twice, it asks once. */
  token: string;
}

/** Titles by name; a framework that was removed is called by its name. */
export function titlesIn(words: Words, frameworks: readonly Framework[]): (name: string) => string {
  const titles = new Map(frameworks.map((one) => [one.name, wordsIn(one, words.tag).title]));
  return (name) => titles.get(name) ?? name;
}

export function askForm(form: AskForm): Html {
  const { words, fields, token } = form;
  const { ask } = words;
  const field = fieldOf(form);
  const titleOf = titlesIn(words, form.frameworks);
  return html`<form method="post" action="/analyze" data-price class="split">
<div>
${faultList(form)}
<div class="pair">
${field('company', ask.company, { hint: ask.companyHint, needed: true, most: 200 })}
${field('industry', ask.industry, { hint: ask.industryHint, most: 200 })}
</div>
<div class="field"><label for="context">${ask.context} <span class="quiet">(${ask.optional})</span></label>
<textarea id="context" name="context" maxlength="1000" aria-describedby="context-hint">${fields.get('context') ?? ''}</textarea>
<p class="hint" id="context-hint">${ask.contextHint}</p>${faultOf(form, 'context')}</div>
<fieldset id="frameworks"><legend>${ask.frameworks}</legend><div class="choices">
${form.frameworks.map(({ name }) => html`<label class="choice"><input type="checkbox" name="frameworks" value="${name}"${fields.getAll('frameworks').includes(name) ? html` checked` : ''}><span>${titleOf(name)}</span></label>`)}
</div>${faultOf(form, 'frameworks')}</fieldset>
<fieldset><legend>${ask.depth}</legend><div class="choices">
${DEPTHS.map((depth) => {
  const [name, note] = ask.depths[depth] ?? [depth, ''];
  return html`<label class="choice"><input type="radio" name="depth" value="${depth}"${(fields.get('depth') ?? 'standard') === depth ? html` checked` : ''}><span>${name}<small>${note}</small></span></label>`;
})}
</div></fieldset>
${documentChoices(words, { uploads: form.uploads, chosen: fields.getAll('documents') })}${faultOf(form, 'documents')}
<details${form.faults.length > 0 ? html` open` : ''}><summary>${ask.more}</summary>
<div class="pair">
${field('company_domain', words.extra.domain, { hint: words.extra.domainHint, most: 253 })}
${field('region', ask.region, { most: 100 })}
<div class="field"><label for="language">${ask.language}</label>${languages(words, fields)}${faultOf(form, 'language')}</div>
${field('include_domains', ask.include, { hint: ask.sitesHint })}
${field('exclude_domains', ask.exclude, { hint: ask.sitesHint })}
${field('recency_days', ask.recency, { mode: 'numeric' })}
${field('max_cost_usd', ask.ceiling, { mode: 'decimal', placeholder: String(form.defaultCeilingUsd) })}
${field('prepared_for', words.extra.preparedFor, { hint: words.extra.printed, most: 100 })}
${field('confidentiality', words.extra.confidentiality, { hint: words.extra.printed, most: 60 })}
<div class="field"><label for="paper">${words.extra.paper}</label>${papers(words, fields)}</div>
</div>
<label class="choice"><input type="checkbox" name="refresh" value="true"${fields.get('refresh') === 'true' ? html` checked` : ''}><span>${ask.refresh}</span></label>
</details>
</div>
<aside class="aside card" aria-labelledby="price-title"><h2 id="price-title">${words.price.title}</h2>
<div id="price" data-live aria-live="polite">${price(form)}</div>
<input type="hidden" name="form_token" value="${token}">
<button>${ask.start}</button>
<noscript><button class="plain" formaction="/analyze?dry_run=true" formnovalidate>${ask.showPrice}</button></noscript>
</aside>
</form>`;
}

function price({ words, plan, demonstration }: AskForm): Html {
  const { price: label } = words;
  if (plan === null) return html`<p class="quiet">${label.unknown}</p>`;
  const cost = filled(demonstration ? label.wouldCost : label.cost, {
    usd: usd(words, plan.expected_cost_usd),
  });
  const minutes = Math.max(1, Math.round(plan.expected_seconds / 60));
  const ceiling = plan.enough
    ? filled(label.ceiling, { max: usd(words, plan.max_cost_usd) })
    : filled(label.least, {
        max: usd(words, plan.max_cost_usd),
        least: usd(words, plan.least_cost_usd),
      });
  return html`<p class="big sentence">${cost}</p><p>${filled(label.time, { minutes })}</p>
<p class="quiet">${filled(label.calls, plan.calls)}</p>
<p class="${plan.enough ? 'quiet' : 'error'}">${ceiling}</p>`;
}

interface FieldOptions {
  hint?: string;
  needed?: boolean;
  most?: number;
  mode?: string;
  placeholder?: string;
}

const fieldOf =
  (form: AskForm) =>
  (name: string, label: string, { hint, needed, most, mode, placeholder }: FieldOptions = {}) =>
    html`<div class="field"><label for="${name}">${label}${needed ? '' : html` <span class="quiet">(${form.words.ask.optional})</span>`}</label>
<input id="${name}" name="${name}" value="${form.fields.get(name) ?? ''}" autocomplete="off"${needed ? html` required` : ''}${most === undefined ? '' : html` maxlength="${most}"`}${mode === undefined ? '' : html` inputmode="${mode}"`}${placeholder === undefined ? '' : html` placeholder="${placeholder}"`}${faultsOf(form, name).length > 0 ? html` aria-invalid="true"` : ''} aria-describedby="${name}-hint">
<p class="hint" id="${name}-hint">${hint ?? ''}${faultsOf(form, name).map((message) => html`<span class="error">${message}</span>`)}</p></div>`;

/** Of the field itself or of a member of its list. */
const faultsOf = ({ words, faults }: AskForm, name: string): string[] =>
  faults
    .filter(({ path }) => path === name || path.startsWith(`${name}.`))
    .map(({ message }) => faultText(words, message));

const faultOf = (form: AskForm, name: string) =>
  faultsOf(form, name).map((message) => html`<p class="error">${message}</p>`);

function faultList({ words, faults }: AskForm): Html | '' {
  if (faults.length === 0) return '';
  return html`<div class="note bad" role="alert"><p><strong>${words.ask.faults}</strong></p><ul>
${faults.map(({ path, message }) => html`<li><a href="#${path.split('.')[0] ?? ''}">${path === '' ? words.ask.general : path}</a>: ${faultText(words, message)}</li>`)}
</ul></div>`;
}

function papers({ extra }: Words, fields: URLSearchParams): Html {
  const chosen = fields.get('paper') ?? '';
  const option = (value: string, label: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`;
  return html`<select id="paper" name="paper">${option('', extra.usual)}${PAPERS.map((one) => option(one, one))}</select>`;
}

function languages(words: Words, fields: URLSearchParams): Html {
  const chosen = fields.get('language') ?? words.tag;
  const names = new Intl.DisplayNames(words.tag, { type: 'language' });
  const tags = LANGUAGES.includes(chosen) ? LANGUAGES : [...LANGUAGES, chosen];
  return html`<select id="language" name="language">${tags.map(
    (tag) =>
      html`<option value="${tag}"${tag === chosen ? html` selected` : ''}>${nameOf(names, tag)}</option>`,
  )}</select>`;
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    // What someone sent that is no tag is shown back as it is.
    return tag;
  }
}
