import { html } from 'hono/html';
import {
  isTerminal,
  type Job,
  type JobError,
  progressOf,
  STAGES,
} from '../../../shared/domain/job.ts';
import { waitOf } from '../../../shared/domain/job-waits.ts';
import { topicsIn } from '../../../shared/frameworks/exhibit.ts';
import { wordsIn } from '../../../shared/frameworks/framework.ts';
import { frameworksOf } from '../../../shared/own-frameworks/own-frameworks.ts';
import { clean } from '../../../shared/report/escape.ts';
import { labelsFor, word } from '../../../shared/report/labels.ts';
import { gapName } from '../../../shared/report/view.ts';
import { formOfRequest } from '../form-request.ts';
import { failureText } from './fault-text.ts';
import { filled, type Html, moment, theirs, usd } from './page.ts';
import { titlesIn } from './start-form.ts';
import type { Words } from './words-en.ts';

/** What the work is, how far it is, what it has found and cost; and when it has ended badly, why. */
export function jobContent(
  words: Words,
  job: Job,
  { nowMs, demonstration }: { nowMs: number; demonstration: boolean },
): Html {
  const { request } = job;
  const frameworks = Array.isArray(request.frameworks) ? request.frameworks : [];
  const about = [
    request.industry,
    ...frameworks.map((name) => titlesOf(words, job)(String(name))),
    words.ask.depths[String(request.depth)]?.[0],
  ].filter((part) => typeof part === 'string');
  return html`<h1>${theirs(String(request.company))}</h1>
<p class="lead">${theirs(about.join(' · '))}</p>
${typeof request.context === 'string' ? html`<p class="note">${theirs(request.context)}</p>` : ''}
<div id="standing" data-live>
<p class="big" role="status">${sentence(words, job)}</p>
${isTerminal(job.status) ? '' : html`<progress max="100" value="${progressOf(job).percent}" aria-label="${words.job.progress}"></progress>`}
${outcome(words, job, demonstration)}
${figures(words, job, nowMs, demonstration)}
${isTerminal(job.status) ? '' : stages(words, job)}
${actions(words, job)}
</div>`;
}

/** As they were when the job was accepted. */
function titlesOf(words: Words, { request, definitions }: Job): (name: string) => string {
  const names = Array.isArray(request.frameworks) ? request.frameworks.map(String) : [];
  return titlesIn(words, frameworksOf(names, definitions));
}

/** Frameworks and their topics, in the language of the page. */
function sectionNames(words: Words, { request, definitions }: Job) {
  const names = Array.isArray(request.frameworks) ? request.frameworks.map(String) : [];
  const frameworks = frameworksOf(names, definitions);
  return (name: string) => {
    const framework = frameworks.find((one) => one.name === name);
    if (framework === undefined) return undefined;
    const own = wordsIn(framework, words.tag);
    return { title: own.title, topics: topicsIn(framework.topics, own) };
  };
}

function sentence(words: Words, job: Job): Html | string {
  if (isTerminal(job.status)) return words.statuses[job.status] ?? job.status;
  if (job.cancelRequested) return words.job.cancelling;
  const waiting = waitOf(job);
  if (waiting === null) return words.stages[job.stage] ?? job.stage;
  const reason = words.job.away[waiting.reason] ?? waiting.reason;
  return html`${filled(words.job.waits[waiting.asked] ?? '', { reason })} ${moment(words, waiting.until)}.`;
}

function figures(words: Words, job: Job, nowMs: number, demonstration: boolean): Html {
  const { job: label } = words;
  const started = Date.parse(job.startedAt ?? job.createdAt);
  const until = job.finishedAt === null ? nowMs : Date.parse(job.finishedAt);
  const figure = (name: string, value: Html | string, note = '') =>
    html`<div><dt>${name}</dt><dd>${value}${note === '' ? '' : html` <small>${note}</small>`}</dd></div>`;
  return html`<dl class="figures">
${figure(label.sources, job.found === null ? '–' : String(job.found.sources))}
${figure(label.facts, job.found?.facts == null ? '–' : String(job.found.facts))}
${figure(demonstration ? label.wouldHaveSpent : label.spent, usd(words, job.spentUsd), filled(label.of, { max: usd(words, job.maxCostUsd) }))}
${figure(label.elapsed, duration(Math.max(0, until - started)))}
</dl>`;
}

/** `3:07`. */
function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function stages(words: Words, job: Job): Html {
  const at = STAGES.indexOf(job.stage);
  return html`<ol class="stages">${STAGES.filter((stage) => stage !== 'done').map((stage) => {
    const place = STAGES.indexOf(stage);
    if (place > at) return html`<li>${words.stages[stage]}</li>`;
    const [look, said] = place < at ? ['past', words.job.done] : ['now', words.job.now];
    return html`<li class="${look}"${look === 'now' ? html` aria-current="step"` : ''}><span>${words.stages[stage]}<span class="hidden"> (${said})</span></span></li>`;
  })}</ol><p class="quiet">${words.job.live}</p>`;
}

/** Refused for good: asking again will not help, whatever the service. */
function toDo({ todo }: Words, { code, retryable }: JobError): string | undefined {
  const refused = !retryable && ['model_unavailable', 'source_unavailable'].includes(code);
  return refused ? todo.misconfigured : (todo[code] ?? todo.internal);
}

function outcome(words: Words, job: Job, demonstration: boolean): Html {
  const { labels } = labelsFor(words.tag);
  const wrong =
    job.error === null || !isTerminal(job.status)
      ? ''
      : html`<div class="note bad"><h2>${words.job.wrong}</h2>${why(words, job.error)}
<h3>${words.job.todo}</h3><p>${toDo(words, job.error)}</p>${demonstration ? html`<p>${words.demonstration}</p>` : ''}</div>${candidates(words, job)}`;
  const missing =
    job.gaps.length === 0 || job.status === 'failed'
      ? ''
      : html`<div class="note"><h2>${words.job.missing}</h2><ul>${job.gaps.map(
          ({ section, reason, detail }) =>
            html`<li>${gapName(labels, section, sectionNames(words, job))}: ${word(labels.gapReasons, reason)}. <span class="quiet" lang="en">${theirs(detail)}</span></li>`,
        )}</ul></div>`;
  const cancelled =
    job.status === 'cancelled' ? html`<p class="note">${words.job.cancelled}</p>` : '';
  const callback =
    job.callback === 'none'
      ? ''
      : html`<p class="quiet callback">${words.job.callback}: ${filled(words.job.callbacks[job.callback] ?? '', { attempts: job.callbackAttempts })}${
          job.callback === 'owed' && isTerminal(job.status)
            ? html`; ${words.job.nextTry} ${moment(words, job.wakeAt)}`
            : ''
        }${job.callbackError === null ? '' : html`<br>${clean(job.callbackError)}`}</p>`;
  return html`${wrong}${missing}${cancelled}${callback}`;
}

function why(words: Words, error: JobError): Html {
  if (error.candidates?.length) return html`<p>${words.ambiguous.several}</p>`;
  const { said, detail } = failureText(words, error);
  return html`<p class="sentence">${clean(said)}</p>${detail === null ? '' : html`<p class="quiet" lang="en">${clean(detail)}</p>`}`;
}

/** Companies that the request may mean: each a button that asks again, for that one. */
function candidates({ ambiguous: label }: Words, { id, request, error }: Job): Html | '' {
  if (!error?.candidates?.length) return '';
  const again = formOfRequest(request);
  again.delete('company_domain');
  const hidden = [...again, ['form_token', `choice-${id}`]].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="/analyze"><h2>${label.title}</h2>${hidden}<ul class="rows">${error.candidates.map(
    ({
      name,
      industry,
      domain,
    }) => html`<li><div><p class="name">${theirs(name)}</p><p class="quiet">${theirs(industry ?? '')}</p></div>
<div><p>${theirs(domain ?? label.without)}</p></div>
<div class="when">${domain === null ? '' : html`<button class="plain" name="company_domain" value="${domain}" aria-label="${label.choose}: ${clean(name)}, ${clean(domain)}">${label.choose}</button>`}</div></li>`,
  )}</ul></form>`;
}

function actions(words: Words, job: Job): Html {
  const { job: label } = words;
  if (!isTerminal(job.status)) {
    return job.cancelRequested
      ? html``
      : html`<form class="actions" method="post" action="/jobs/${job.id}/cancel"><button class="plain">${label.cancel}</button></form>`;
  }
  const read = job.status === 'completed' || job.status === 'partial';
  return html`<p class="actions">${read ? html`<a class="button" href="/reports/${job.id}">${label.read}</a>` : ''}
<a class="button plain" href="/?again=${job.id}">${label.again}</a> <a class="button plain" href="/#library">${label.back}</a></p>`;
}
