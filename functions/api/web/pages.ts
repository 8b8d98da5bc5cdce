import { createHash } from 'node:crypto';
import type { Context as Call } from 'hono';
import { html } from 'hono/html';
import { createCallbackSecrets } from '../../../shared/callbacks/secrets.ts';
import { type ApiKey, allows } from '../../../shared/domain/api-key.ts';
import type { Comparison } from '../../../shared/domain/comparison.ts';
import { isTerminal, type Job } from '../../../shared/domain/job.ts';
import type { Upload } from '../../../shared/domain/upload.ts';
import type { ReportEntry } from '../../../shared/jobs/finish.ts';
import type { Page } from '../../../shared/jobs/list.ts';
import { createApiKeys } from '../../../shared/keys/api-keys.ts';
import { listUploads } from '../../../shared/uploads/uploads.ts';
import type { ApiEnv, ApiUses } from '../api-env.ts';
import type { Asking } from '../asking.ts';
import { seenBy } from '../authenticate.ts';
import { firstForm, formOfRequest, requestOfForm, sampleNames } from '../form-request.ts';
import { knownJob } from '../known-job.ts';
import type { FieldFault, Problem } from '../problem.ts';
import { accountContent } from './account-page.ts';
import { compareWithContent, comparisonContent } from './compare-page.ts';
import { documentsContent } from './documents-page.ts';
import { jobContent } from './job-page.ts';
import { library, readShelf, type Shelf, soughtIn } from './library.ts';
import { type Html, page, wordsFor } from './page.ts';
import { withBar, withSampleBar } from './report-bar.ts';
import { problemContent, shareContent, signInContent, startLead } from './small-pages.ts';
import { askForm } from './start-form.ts';

export type Pages = ReturnType<typeof createPages>;

/** What people see in a browser: the same that programs are told, as pages. */
export function createPages(uses: ApiUses, { check, plan, ask, frameworks }: Asking) {
  const { config, clock, ids } = uses;
  const { demonstration } = config;

  function show(
    c: Call<ApiEnv>,
    title: string,
    content: Html,
    more: { status?: number; events?: string; refreshSeconds?: number } = {},
  ) {
    const { status, ...rest } = more;
    const parts = { title, words: wordsFor(c), content, signedIn: c.get('session'), ...rest };
    return page(c, parts, status);
  }

  /** Whoever has named no company yet is told the price all the same. */
  async function planOf(body: Record<string, unknown>) {
    const nameless = config.samples?.companies[0]?.name ?? '–';
    const checked = await check({ company: nameless, ...body });
    return 'faults' in checked ? null : plan(checked.request);
  }

  async function startPage(
    c: Call<ApiEnv>,
    form: { fields: URLSearchParams; faults: readonly FieldFault[]; token: string },
    {
      shelf,
      again = null,
      status = 200,
    }: { shelf: Shelf | null; again?: string | null; status?: number },
  ) {
    const words = wordsFor(c);
    const account = c.get('holder')?.account ?? '';
    const offered = { frameworks: await frameworks(), uploads: await newestUploads(account) };
    const content = html`${startLead(words, { samples: demonstration ? sampleNames(config.samples) : null, again })}
${askForm({ ...form, ...offered, words, demonstration, plan: await planOf(requestOfForm(form.fields)), defaultCeilingUsd: config.maxCostUsd })}
${shelf === null ? '' : library(words, shelf)}`;
    return show(c, words.newAnalysis, content, { status });
  }

  const newestUploads = async (account: string) =>
    (await listUploads(account, { limit: 20 }, uses)).items;

  return {
    /** `again`: the form as an earlier job was asked for; `q`, `status`, `cursor`: of the library. */
    async start(c: Call<ApiEnv>) {
      const query = c.req.query();
      const earlier = query.again === undefined ? null : await knownJob(uses, c, query.again);
      const first = firstForm(wordsFor(c).tag, query.sample, config.samples);
      const fields = earlier ? formOfRequest(earlier.request) : first;
      if (query.refresh === 'true') fields.set('refresh', 'true');
      const shelf = await readShelf(uses, soughtIn(query), seenBy(c));
      const again = earlier && String(earlier.request.company);
      return startPage(c, { fields, faults: [], token: ids.next() }, { shelf, again });
    },

    /** The form, sent: back to it with the price or the faults, or on to the job. */
    async answerForm(c: Call<ApiEnv>, fields: URLSearchParams, dryRun: boolean) {
      const token = (fields.get('form_token') ?? '').slice(0, 64);
      const shown = { fields, faults: [], token };
      if (dryRun) return startPage(c, shown, { shelf: null });
      const checked = await check(requestOfForm(fields));
      if ('faults' in checked) {
        return startPage(c, { ...shown, faults: checked.faults }, { shelf: null, status: 400 });
      }
      // Sent twice by an impatient finger it is one job; changed in between it is another.
      const key = `form-${createHash('sha256').update(fields.toString()).digest('hex')}`;
      const { job } = await ask(c, checked.request, token === '' ? undefined : key);
      return c.redirect(`/jobs/${job.id}`, 303);
    },

    job(c: Call<ApiEnv>, job: Job) {
      const words = wordsFor(c);
      const content = jobContent(words, job, { nowMs: clock.now(), demonstration });
      const live = isTerminal(job.status)
        ? {}
        : { events: `/jobs/${job.id}/events`, refreshSeconds: 5 };
      return show(c, String(job.request.company), content, live);
    },

    /** `bytes`: the report's own page. */
    async report(
      c: Call<ApiEnv>,
      bytes: Uint8Array,
      jobId: string,
      formats: Record<string, string>,
    ) {
      const text = new TextDecoder().decode(bytes);
      return withBar(text, { words: wordsFor(c), jobId, formats });
    },

    sample: (c: Call<ApiEnv>, page: string) => withSampleBar(page, wordsFor(c)),

    /** Of a file that is being made: the page looks again by itself. */
    making(c: Call<ApiEnv>) {
      const words = wordsFor(c);
      c.header('refresh', '1');
      const content = html`<h1>${words.report.download}</h1><p class="lead" role="status">${words.report.making}</p>`;
      return show(c, words.report.download, content, { status: 202 });
    },

    share(c: Call<ApiEnv>, link: { url: string; expires_at: string | null }, jobId: string) {
      const words = wordsFor(c);
      const url = new URL(link.url, c.req.url).href;
      const content = shareContent(words, { url, expiresAt: link.expires_at, jobId });
      return show(c, words.share.title, content);
    },

    comparison(c: Call<ApiEnv>, comparison: Comparison) {
      const words = wordsFor(c);
      return show(c, words.compare.title, comparisonContent(words, comparison));
    },

    /** What one report can be compared with. */
    compareWith(c: Call<ApiEnv>, one: ReportEntry, others: readonly ReportEntry[]) {
      const words = wordsFor(c);
      return show(c, words.compare.title, compareWithContent(words, one, others));
    },

    documents(c: Call<ApiEnv>, { items, nextCursor }: Page<Upload>) {
      const words = wordsFor(c);
      const reading = items.some(({ state }) => state === 'reading');
      if (reading) c.header('refresh', '2');
      const content = documentsContent(words, { uploads: items, next: nextCursor });
      return show(c, words.documents.title, content);
    },

    async account(c: Call<ApiEnv>, holder: ApiKey) {
      const words = wordsFor(c);
      const all = await createApiKeys({ ...uses, pepper: '' }).list();
      const keys = all.filter(({ account }) => account === holder.account);
      const mayAsk = allows(holder.scope, 'analyze');
      const secret = mayAsk ? (await createCallbackSecrets(uses).of(holder.account)).secret : null;
      const content = accountContent(words, { holder, keys, secret, nowMs: clock.now() });
      return show(c, words.account.title, content);
    },

    signIn(c: Call<ApiEnv>, { next, wrong }: { next: string; wrong: boolean }) {
      const words = wordsFor(c);
      return show(c, words.signIn.title, signInContent(words, { next, wrong }), { status: 401 });
    },

    /** What a code of a refusal means. */
    problemKind(c: Call<ApiEnv>, code: string, text: string) {
      const said = wordsFor(c).problems[code] ?? text;
      return show(c, code, html`<h1>${code}</h1><p class="lead">${said}</p>`);
    },

    problem(c: Call<ApiEnv>, problem: Problem) {
      const words = wordsFor(c);
      if (problem.status === 401) {
        const { pathname, search } = new URL(c.req.url);
        const next = c.req.method === 'GET' ? `${pathname}${search}` : '/';
        return this.signIn(c, { next, wrong: false });
      }
      for (const [name, value] of Object.entries(problem.headers)) c.header(name, value);
      const content = problemContent(words, problem, c.get('requestId'));
      return show(c, problem.title, content, { status: problem.status });
    },
  };
}
