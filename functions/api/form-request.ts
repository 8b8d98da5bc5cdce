import type { Samples } from '../../shared/domain/samples.ts';
import { DEFAULT_FRAMEWORKS } from '../../shared/frameworks/registry.ts';

/** The start page's form and the body of `POST /analyze`, each as the other. */

/** Beside the request: which showing of the form it is. */
const FORM_TOKEN = 'form_token';
const REPEATED = ['frameworks', 'documents'];
const LISTS = ['include_domains', 'exclude_domains'];
const NUMBERS = ['recency_days', 'max_cost_usd'];
const FLAGS = ['refresh'];

/** Empty fields are not there; what is no number stays text, for the schema to refuse. */
export function requestOfForm(fields: URLSearchParams): Record<string, unknown> {
  const request: Record<string, unknown> = {};
  for (const [name, text] of fields) {
    const value = text.trim();
    if (name === FORM_TOKEN) continue;
    if (REPEATED.includes(name)) request[name] = fields.getAll(name);
    else if (value === '') continue;
    else if (LISTS.includes(name)) request[name] = value.split(/[\s,;]+/).filter(Boolean);
    else if (NUMBERS.includes(name)) request[name] = numberOf(value);
    else if (FLAGS.includes(name)) request[name] = value === 'true';
    else request[name] = text;
  }
  return request;
}

export function formOfRequest(request: Readonly<Record<string, unknown>>): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    // Shown nowhere in full: it may carry a secret.
    if (name === 'callback_url') continue;
    if (REPEATED.includes(name) && Array.isArray(value)) {
      for (const one of value) fields.append(name, String(one));
    } else if (Array.isArray(value)) fields.set(name, value.join(', '));
    else if (value !== false && value !== null) fields.set(name, String(value));
  }
  return fields;
}

/** A comma is how half of the world writes the point. */
function numberOf(text: string): unknown {
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}

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
