import type { Context as Call } from 'hono';
import { getCookie } from 'hono/cookie';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { clean } from '../../../shared/report/escape.ts';
import { fill } from '../../../shared/report/labels.ts';
import type { ApiEnv } from '../api-env.ts';
import { ICON_PATH, SCRIPT_PATH, STYLES_PATH } from './assets.ts';
import { de } from './words-de.ts';
import { en, type Words } from './words-en.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Nothing runs or loads but our own style sheet, script and icon, and nobody frames us. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const LANGUAGES: Readonly<Record<string, Words>> = { en, de };
export const LANGUAGE_COOKIE = 'language';

export const isLanguage = (tag: string): boolean => Object.hasOwn(LANGUAGES, tag);

/** The reader's choice, else the first language of the browser that we speak. */
export function wordsFor(c: Call<ApiEnv>): Words {
  const asked = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  const tag = [getCookie(c, LANGUAGE_COOKIE) ?? '', ...asked].find(isLanguage);
  return LANGUAGES[tag ?? 'en'] ?? en;
}

export interface PageParts {
  title: string;
  words: Words;
  content: Html;
  /** Someone is signed in by a cookie, and may sign out. */
  signedIn: boolean;
  /** Where events of this page come from. */
  events?: string;
  /** For readers without the script: the page loads anew after so many seconds. */
  refreshSeconds?: number;
}

const OTHER: Readonly<Record<string, [tag: string, name: string]>> = {
  en: ['de', 'Deutsch'],
  de: ['en', 'English'],
};

export function page(
  c: Call<ApiEnv>,
  parts: PageParts,
  status = 200,
): Response | Promise<Response> {
  const { title, words, content, signedIn, events, refreshSeconds } = parts;
  const [tag, name] = OTHER[words.tag] ?? ['en', 'English'];
  const { pathname, search } = new URL(c.req.url);
  const here = c.req.method === 'GET' ? `${pathname}${search}` : '/';
  c.header('content-security-policy', POLICY);
  c.header('referrer-policy', 'same-origin');
  c.header('cache-control', 'private, no-cache');
  c.header('vary', 'accept, accept-language, cookie');
  c.header('content-language', words.tag);
  c.status(status as 200);
  return c.html(html`<!DOCTYPE html>
<html lang="${words.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${clean(title)} · ConsultantOS</title>
<link rel="stylesheet" href="${STYLES_PATH}">
<link rel="icon" href="${ICON_PATH}" type="image/svg+xml">
${refreshSeconds === undefined ? '' : html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}"></noscript>`}
<script src="${SCRIPT_PATH}" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="top"><div class="wrap">
<a class="mark" href="/">ConsultantOS</a>
<nav><a href="/">${words.newAnalysis}</a><a href="/#library">${words.library}</a><a href="/docs">${words.api}</a>
${signedIn ? html`<a href="/account">${words.account.title}</a>` : ''}
<a href="/language/${tag}?back=${encodeURIComponent(here)}" hreflang="${tag}" lang="${tag}">${name}</a></nav>
${signedIn ? html`<form method="post" action="/session/end"><button class="link">${words.signOut}</button></form>` : ''}
</div></header>
<main id="content" class="wrap" tabindex="-1"${events === undefined ? '' : html` data-events="${events}"`}>
${content}
</main>
</body>
</html>`);
}

/** Text of others, in whatever direction it is written. */
export const theirs = (text: string): Html => html`<bdi>${clean(text)}</bdi>`;

export const usd = (words: Words, amount: number): string =>
  new Intl.NumberFormat(words.tag, { style: 'currency', currency: 'USD' }).format(amount);

export const moment = (words: Words, iso: string): Html =>
  html`<time datetime="${iso}">${new Intl.DateTimeFormat(words.tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(iso))} UTC</time>`;

/** A label whose places are filled with markup of ours. */
export function filled(label: string, values: Readonly<Record<string, string | number>>): string {
  return fill(label, Object.fromEntries(Object.entries(values).map(([k, v]) => [k, String(v)])));
}

export const NOTHING = raw('');
