import type { AnalysisRequest } from './request.ts';

/** What a demonstration can speak of: it has sample sources and recorded replies for nothing else. */
export interface Samples {
  readonly languages: readonly string[];
  readonly companies: readonly {
    readonly name: string;
    readonly industry: string;
    /** By language. */
    readonly question: Readonly<Record<string, string>>;
  }[];
}

/** Why a demonstration cannot answer a request, field by field, in sentences that say what to change. */
export function beyondSamples(
  { company, language, context }: Pick<AnalysisRequest, 'company' | 'language' | 'context'>,
  { languages, companies }: Samples,
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
  return faults;
}

const KEYS = 'or set GEMINI_API_KEY and TAVILY_API_KEY';

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
