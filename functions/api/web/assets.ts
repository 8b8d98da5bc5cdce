import { createHash } from 'node:crypto';
import { SCRIPT } from './page-script.ts';
import { STYLES } from './page-styles.ts';

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
