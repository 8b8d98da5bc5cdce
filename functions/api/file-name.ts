/** What no file system or header takes: separators, wildcards, control and direction characters. */
const UNFIT = /[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|%]+/gu;

/** `Société Générale – 2026-11-30.pdf`: the company as its reader writes it, and the report's day. */
export function fileName(
  { company, createdAt }: { company: string; createdAt: string },
  extension: string,
): string {
  const named = company.toWellFormed().normalize('NFC').replace(UNFIT, ' ');
  const short = Array.from(named.replace(/\s+/gu, ' ').trim()).slice(0, 80).join('');
  const tidy = short.replace(/^[.\s]+|[.\s]+$/gu, '');
  return `${tidy === '' ? 'Report' : tidy} – ${createdAt.slice(0, 10)}.${extension}`;
}

/** RFC 6266: the name in any script (RFC 8187), and for old readers what of it is ASCII. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/–/g, '-')
    .replace(/[^\x20-\x7e]|["\\%]/g, '')
    .replace(/^[\s-]+/, '');
  // Of a name in another script only the date is left.
  const plain = /^[A-Za-z]/.test(ascii) ? ascii : `Report - ${ascii}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
