import type { AnalysisRequest } from './request.ts';

/** What a demonstration can speak of: it has sample sources and recorded replies for nothing else. */
export interface Samples {
  readonly languages: readonly string[];
  readonly frameworks: readonly string[];
  readonly companies: readonly {
    readonly name: string;
    readonly industry: string;
    /** By language. */
    readonly question: Readonly<Record<string, string>>;
  }[];
}

/** Why a demonstration cannot answer a request, field by field, in sentences that say what to change. */
export function beyondSamples(
  {
    company,
    language,
    context,
    frameworks,
    documents = [],
  }: Pick<AnalysisRequest, 'company' | 'language' | 'context' | 'frameworks' | 'documents'>,
  { languages, companies, frameworks: recorded }: Samples,
): { path: string; message: string }[] {
  const known = companies.find(({ name }) => fold(company).split(' ').includes(fold(name)));
  const questions = Object.values(known?.question ?? {});
  const faults: { path: string; message: string }[] = [];
  if (known === undefined) {
    const names = companies.map(({ name }) => name).join(' or ');
    faults.push({
      path: 'company',
      message: `without keys only sample sources answer: try ${names}, ${KEYS}`,
    });
  }
  if (!languages.includes(language.toLowerCase().split('-')[0] ?? '')) {
    const tags = languages.join(' or ');
    faults.push({
      path: 'language',
      message: `without keys a report is written in ${tags}: choose one of them, ${KEYS}`,
    });
  }
  if (known && context !== undefined && !questions.some((one) => fold(one) === fold(context))) {
    faults.push({
      path: 'context',
      message: `without keys one question is answered for ${known.name}: leave the field out, or send "${questions.join('" or "')}", ${KEYS}`,
    });
  }
  const unrecorded = frameworks.filter((name) => !recorded.includes(name));
  if (unrecorded.length > 0) {
    faults.push({
      path: 'frameworks',
      message: `without keys nothing is recorded for ${unrecorded.join(', ')}: choose among ${recorded.join(', ')}, ${KEYS}`,
    });
  }
  if (documents.length > 0) {
    faults.push({
      path: 'documents',
      message: `without keys nobody reads documents of yours: leave them out, ${KEYS}`,
    });
  }
  return faults;
}

const KEYS = 'or set GEMINI_API_KEY and TAVILY_API_KEY';

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
