import { expect, it } from 'vitest';
import { systemPrompt } from './prompts.ts';

it('names the language, and takes any tag as it is that has no name', () => {
  expect(systemPrompt('pt-BR')).toContain('Brazilian Portuguese (pt-BR)');
  for (const tag of ['de-u-co-phonebk', 'en-x-foo', 'x-foo']) {
    expect(systemPrompt(tag)).toContain(`in ${tag}.`);
  }
});
