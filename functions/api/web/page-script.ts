/**
 * The only script of the pages, a plain one. What it does is what a reader without it does by hand: it asks for
 * this page again and puts the parts that are marked as live in place of the old ones.
 */
export const SCRIPT = `'use strict';
(() => {
  const swap = async (url, init) => {
    const answer = await fetch(url, { ...init, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const old of document.querySelectorAll('[data-live]')) {
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
  const { events } = document.querySelector('main').dataset;
  if (!events) return;
  const look = () => swap(location.href).catch(() => {});
  const source = new EventSource(events);
  source.addEventListener('job', look);
  source.addEventListener('end', () => { source.close(); look(); });
  source.onerror = () => { if (source.readyState === 2) timer ??= setInterval(look, 5000); };
})();
`;
