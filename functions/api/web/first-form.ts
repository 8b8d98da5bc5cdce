import type { Samples } from '../../../shared/domain/samples.ts';
import { DEFAULT_FRAMEWORKS } from '../../../shared/frameworks/registry.ts';

/** What a demonstration can speak of. */
export const sampleNames = (samples: Samples | null): string[] =>
  samples?.companies.map(({ name }) => name) ?? [];

/** The form as it is first seen; `wanted`: filled in for a company of the demonstration. */
export function firstForm(
  language: string,
  wanted: string | undefined,
  samples: Samples | null,
): URLSearchParams {
  const fields = new URLSearchParams({ depth: 'standard', language });
  for (const name of DEFAULT_FRAMEWORKS) fields.append('frameworks', name);
  const sample = samples?.companies.find(({ name }) => name === wanted);
  if (sample !== undefined) {
    fields.set('company', sample.name);
    fields.set('industry', sample.industry);
    fields.set('context', sample.question[language] ?? '');
  }
  return fields;
}
