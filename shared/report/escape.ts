/** What HTML forbids even as a reference: controls other than tab and line breaks, and half surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
/** Marks that turn the direction of the text after them: data may not rearrange the page around it. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe to print in any format: well-formed and without invisible commands. */
export function clean(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '').replace(DIRECTION, '');
}

/** For element content and quoted attribute values. */
export function escapeHtml(text: string): string {
  return clean(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** The address in its normal form if a reader may follow it (http or https, no credentials), else undefined. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  const web = protocol === 'http:' || protocol === 'https:';
  return web && username === '' && password === '' ? href : undefined;
}
