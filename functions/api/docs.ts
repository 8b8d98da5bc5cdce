import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { ApiEnv } from './api-env.ts';
import type { LoadPages } from './page-routes.ts';
import { Problem } from './problem.ts';
import { PROBLEM_CODES } from './problem-codes.ts';
import { ICON_PATH } from './web/assets.ts';

/** Of the process's folder: where the build puts them, and where npm does. */
const FOLDERS = ['swagger-ui', 'node_modules/swagger-ui-dist'];
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};
/** Swagger UI writes styles into its elements, and draws its arrows as data. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Swagger UI leaves its list of servers without a name. */
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', validatorUrl: null, deepLinking: false,
  onComplete() { document.querySelector('#servers')?.setAttribute('aria-label', 'Server'); } });
`;
/** Its greys, greens and blues are too pale to be read by everyone. */
const STYLES = `body{margin:0;font-family:system-ui,sans-serif}nav{padding:1rem 20px;max-width:1460px;margin:0 auto}nav a{color:#1b4b7a}
.swagger-ui .info .title small{background:#4a5058}.swagger-ui .info .title small.version-stamp{background:#3f6b00}
.swagger-ui a.nostyle,.swagger-ui .info a,.swagger-ui .info .base-url,.swagger-ui .info .title .url{color:#1b4b7a}
.swagger-ui .opblock.opblock-get .opblock-summary-method{background:#1b5e9c}
.swagger-ui .opblock.opblock-post .opblock-summary-method{background:#1d6b45}
.swagger-ui .opblock.opblock-delete .opblock-summary-method{background:#b3261e}
.swagger-ui .btn.authorize{color:#1d6b45;border-color:#1d6b45}.swagger-ui .btn.authorize svg{fill:#1d6b45}
.swagger-ui .prop-format,.swagger-ui .parameter__in,.swagger-ui .model .prop-format{color:#5c5c5c}
.swagger-ui .json-schema-2020-12-expand-deep-button,.swagger-ui .json-schema-2020-12__attribute--muted{color:#4a5058}
.swagger-ui .response-control-media-type__accept-message{color:#1d6b45}
`;
const PAGE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · ConsultantOS</title><link rel="icon" href="${ICON_PATH}" type="image/svg+xml">
<link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="stylesheet" href="/docs/docs.css">
<script src="/docs/swagger-ui-bundle.js" defer></script><script src="/docs/start.js" defer></script></head>
<body><nav><a href="/">ConsultantOS</a> · <a href="/openapi.json">openapi.json</a></nav><div id="docs"></div></body></html>
`;

/** `GET /docs`: the contract to try, from this machine alone; and a page for each kind of refusal. */
export function createDocsRoutes(app: Hono<ApiEnv>, pages: LoadPages): void {
  app.get('/docs', (c) => c.html(PAGE, 200, { 'content-security-policy': POLICY }));

  app.get('/docs/:file', async (c) => {
    const name = c.req.param('file');
    if (name === 'docs.css') return c.body(STYLES, 200, { 'content-type': 'text/css' });
    if (name === 'start.js') return c.body(START, 200, { 'content-type': 'text/javascript' });
    const contentType = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    const bytes = contentType === undefined ? null : await readFirst(name);
    if (contentType === undefined || bytes === null) {
      throw new Problem(404, 'Not found', 'There is no such file.');
    }
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': contentType,
      'cache-control': 'public, max-age=86400',
    });
  });

  app.get('/docs/problems/:code', async (c) => {
    const code = c.req.param('code');
    const text = Object.hasOwn(PROBLEM_CODES, code) ? PROBLEM_CODES[code] : undefined;
    if (text === undefined) throw new Problem(404, 'Not found', 'There is no such problem.');
    return (await pages()).problemKind(c, code, text);
  });
}

async function readFirst(name: string): Promise<Buffer | null> {
  for (const folder of FOLDERS) {
    try {
      return await readFile(join(folder, name));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return null;
}
