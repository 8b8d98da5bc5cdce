import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DEFAULT_THEME, themeSchema } from '../report/theme.ts';

/** REPORT_THEME: a theme as JSON, or the path of a file that holds one. */
export const themeSetting = z
  .string()
  .transform((given, context) => {
    let json: unknown;
    try {
      json = JSON.parse(given.trimStart().startsWith('{') ? given : readFileSync(given, 'utf8'));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      context.addIssue(`is neither JSON nor a file that holds it: ${why}`);
      return z.NEVER;
    }
    const theme = themeSchema.safeParse(json);
    if (theme.success) return theme.data;
    for (const { path, message } of theme.error.issues) {
      context.addIssue([...path, message].join(' '));
    }
    return z.NEVER;
  })
  .default(DEFAULT_THEME);
