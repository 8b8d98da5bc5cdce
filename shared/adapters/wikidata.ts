import { z } from 'zod';
import { withoutLegalForm } from '../domain/names/company-names.ts';
import { PermanentError } from '../errors.ts';
import type { FactSource } from '../ports.ts';
import { createPoliteRead, jsonOf, type PoliteOptions } from './polite-read.ts';

const HOST = 'https://www.wikidata.org';
/** What companies have and namesakes have not: legal form, stock exchange, industry. */
const OF_COMPANIES = 'P1454|P414|P452';
/** In which a name may be typed. */
const LANGUAGES = 'en|mul|de|fr|es|it|nl|pt|pl|sv|tr|ru|ar|ja|zh|ko';
const MOST = 10;

const refusalSchema = z.looseObject({ error: z.looseObject({ code: z.string() }) });
const foundSchema = z.looseObject({
  query: z.looseObject({ search: z.array(z.looseObject({ title: z.string() })) }),
});

export interface WikidataOptions extends PoliteOptions {
  /** In place of the host. */
  baseUrl: string | undefined;
}

/** Wikidata's entries on companies by name, of at most two requests a name. */
export function createWikidata({
  baseUrl,
  ...polite
}: WikidataOptions): Required<Omit<FactSource, 'filings'>> {
  const base = baseUrl?.replace(/\/+$/, '') ?? HOST;
  const read = createPoliteRead('Wikidata', polite);

  async function ask(query: Record<string, string>, signal: AbortSignal) {
    const parameters = new URLSearchParams({ ...query, format: 'json' });
    const raw = await read(`${base}/w/api.php?${parameters}`, signal);
    const json = raw === null ? undefined : jsonOf(raw);
    // Refusals come with status 200.
    const refusal = refusalSchema.safeParse(json);
    if (raw === null || json === undefined || refusal.success) {
      const why = refusal.data?.error.code ?? 'an answer of another form';
      throw new PermanentError('source_unavailable', `Wikidata gave ${why}`);
    }
    return { raw, json };
  }

  return {
    name: 'wikidata',
    async bearers(name, signal) {
      // These would steer the search.
      const plain = withoutLegalForm(name)
        .replace(/["@|\\]/g, ' ')
        .trim();
      if (plain === '') return null;
      const search = {
        ...{ action: 'query', list: 'search', srprop: '', srinfo: '' },
        srsearch: `inlabel:"${plain}" haswbstatement:${OF_COMPANIES}`,
        srlimit: String(MOST),
      };
      const found = foundSchema.safeParse((await ask(search, signal)).json);
      if (!found.success) {
        throw new PermanentError('source_unavailable', 'Wikidata lists its finds in another form');
      }
      const ids = found.data.query.search
        .map(({ title }) => title)
        .filter((title) => /^Q[1-9]\d{0,11}$/.test(title))
        .slice(0, MOST);
      if (ids.length === 0) return null;
      const get = { action: 'wbgetentities', ids: ids.join('|'), languages: LANGUAGES };
      const props = 'labels|aliases|descriptions|claims';
      const { raw } = await ask({ ...get, props }, signal);
      return { url: `${HOST}/wiki/${ids[0]}`, raw };
    },
  };
}
