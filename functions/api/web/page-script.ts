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
