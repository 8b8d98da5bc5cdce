import { createHash } from 'node:crypto';
import { STYLES } from './page-styles.ts';

/**
 * The only script of the pages, a plain one. What it does is what a reader without it does by hand: it asks for
 * this page again and puts the parts that are marked as live in place of the old ones.
 */
export const SCRIPT = `'use strict';
(() => {
  document.documentElement.className = 'scripted';
  const swap = async (url, init, parts = '[data-live]') => {
    const answer = await fetch(url, { ...init, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const old of document.querySelectorAll(parts)) {
      const now = page.getElementById(old.id);
      if (now && now.innerHTML !== old.innerHTML) old.innerHTML = now.innerHTML;
    }
    return page;
  };
  const form = document.querySelector('form[data-price]');
  let timer;
  form?.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const body = new URLSearchParams(new FormData(form));
      swap('/analyze?dry_run=true', { method: 'POST', body }).catch(() => {});
    }, 300);
  });
  const docs = document.getElementById('documents');
  const again = async (added) => {
    const body = new URLSearchParams(new FormData(form));
    if (added) body.append('documents', added);
    await swap('/analyze?dry_run=true', { method: 'POST', body }, '#documents-list, #price');
    if (docs.querySelector('[data-reading]')) setTimeout(again, 1500);
  };
  const add = async (files) => {
    const fault = document.getElementById('documents-fault');
    fault.textContent = '';
    for (const file of files) {
      const body = new FormData();
      body.append('file', file);
      const headers = { accept: 'application/json' };
      const answer = await fetch('/documents', { method: 'POST', body, headers });
      const { document_id, detail } = await answer.json();
      if (answer.ok) await again(document_id);
      else fault.textContent += file.name + ': ' + detail + ' ';
    }
  };
  docs?.addEventListener('change', ({ target }) => {
    if (target.type !== 'file') return;
    add([...target.files]).finally(() => { target.value = ''; });
  });
  docs?.addEventListener('click', async ({ target }) => {
    const id = target.dataset.delete;
    if (!id) return;
    await fetch('/documents/' + id, { method: 'DELETE' });
    await again();
    docs.focus();
  });
  for (const kind of ['dragover', 'dragleave', 'drop']) docs?.addEventListener(kind, (event) => {
    event.preventDefault();
    docs.classList.toggle('over', kind === 'dragover');
    if (kind === 'drop') add([...event.dataTransfer.files]);
  });
  const { events } = document.querySelector('main').dataset;
  if (!events) return;
  const look = () => swap(location.href).catch(() => {});
  const source = new EventSource(events);
  source.addEventListener('job', look);
  source.addEventListener('end', () => { source.close(); look(); });
  source.onerror = () => { if (source.readyState === 2) timer ??= setInterval(look, 5000); };
})();
`;

/** Their names hold their digest, so that a browser may keep them for good. */
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

export const STYLES_PATH = `/assets/${digest(STYLES)}.css`;
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#1b4b7a"/><path d="M22.5 11.5a8 8 0 1 0 0 9" fill="none" stroke="#fff" stroke-width="3"/></svg>';

export const ICON_PATH = `/assets/${digest(ICON)}.svg`;
export const SCRIPT_PATH = `/assets/${digest(SCRIPT)}.js`;

export function assetAt(path: string): { body: string; contentType: string } | undefined {
  if (path === STYLES_PATH) return { body: STYLES, contentType: 'text/css; charset=utf-8' };
  if (path === SCRIPT_PATH) return { body: SCRIPT, contentType: 'text/javascript; charset=utf-8' };
  if (path === ICON_PATH) return { body: ICON, contentType: 'image/svg+xml' };
  return undefined;
}
