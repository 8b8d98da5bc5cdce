import { html } from 'hono/html';
import { type ApiKey, isUsable } from '../../../shared/domain/api-key.ts';
import { filled, type Html, moment } from './page.ts';
import type { Words } from './words-en.ts';

/** Whose analyses are seen, with which keys; and what receivers of callbacks need, null for who may not ask. */
export function accountContent(
  words: Words,
  {
    holder,
    keys,
    secret,
    nowMs,
  }: { holder: ApiKey; keys: readonly ApiKey[]; secret: string | null; nowMs: number },
): Html {
  const { account: label } = words;
  const scope = (name: string) => label.scopes[name] ?? name;
  return html`<h1>${label.title}</h1>
<p class="lead">${filled(label.yours, { account: holder.account, scope: scope(holder.scope) })}</p>
<h2>${label.keys}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${label.keys}"><table><thead><tr><th scope="col">${label.key}</th><th scope="col">${label.scope}</th><th scope="col">${label.state}</th><th scope="col">${label.created}</th><th scope="col">${label.expires}</th></tr></thead>
<tbody>${keys.map((key) => html`<tr><th scope="row"><code>cos_${key.id}_…</code></th><td>${scope(key.scope)}</td><td>${label.states[stateOf(key, nowMs)]}</td><td>${moment(words, key.createdAt)}</td><td>${key.expiresAt === null ? label.never : moment(words, key.expiresAt)}</td></tr>`)}</tbody></table></div>
<p class="quiet">${label.operator}</p>
${
  secret === null
    ? ''
    : html`<details><summary>${label.secret}</summary><p><code>${secret}</code></p><p class="hint">${label.secretHint}</p></details>`
}`;
}

function stateOf(key: ApiKey, nowMs: number): string {
  if (isUsable(key, nowMs)) return 'good';
  return key.revokedAt === null ? 'expired' : 'revoked';
}
