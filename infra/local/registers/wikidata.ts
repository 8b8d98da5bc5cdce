import type { Fault } from '../simulators/faults.ts';
import {
  type SimulatedReply,
  type SimulatedRequest,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
  waitHeader,
} from '../simulators/simulator.ts';
import { WIKIDATA_ITEMS, type WikidataItem } from './wikidata-items.ts';

const KNOWN = new Set(
  'action list srsearch srlimit srprop srinfo ids props languages format'.split(' '),
);
/** As the search reads it: words of one label or alias, in any language, and statements of any of these kinds. */
const SEARCH = /^inlabel:"([^"]+)" haswbstatement:(P\d+(?:\|P\d+)*)$/;

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const refused = (code: string, info: string): SimulatedReply => ({
  ...{ status: 200, body: { error: { code, info }, servedby: 'simulator' } },
  summary: `refused: ${code}`,
});
const mapped = <A, B>(of: Readonly<Record<string, A>>, map: (value: A, key: string) => B) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value, key)]));

function found(items: readonly WikidataItem[], query: URLSearchParams): SimulatedReply {
  const [, phrase = '', properties = ''] = SEARCH.exec(query.get('srsearch') ?? '') ?? [];
  if (phrase === '') return refused('cirrussearch-parse-error', 'Not a search that is read here');
  const wanted = wordsOf(phrase);
  const search = items
    .filter(({ claims }) => properties.split('|').some((property) => property in claims))
    .filter(({ labels, aliases }) => {
      const terms = [...Object.values(labels), ...Object.values(aliases).flat()].flatMap(wordsOf);
      return wanted.every((word) => terms.includes(word));
    })
    .slice(0, Number(query.get('srlimit') ?? 10))
    .map(({ id }) => ({ ns: 0, title: id, pageid: Number(id.slice(1)) }));
  return {
    ...{ status: 200, body: { batchcomplete: '', query: { search } } },
    summary: `${search.length} items`,
  };
}

function entities(items: readonly WikidataItem[], query: URLSearchParams): SimulatedReply {
  const ids = (query.get('ids') ?? '').split('|');
  if (ids.length > 50) return refused('toomanyvalues', 'At most 50 ids');
  const languages = new Set((query.get('languages') ?? '').split('|'));
  const spoken = <T>(terms: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(terms).filter(([language]) => languages.has(language)));
  const told = ids.map((id) => {
    const one = items.find((item) => item.id === id);
    if (one === undefined) return [id, { id, missing: '' }];
    const term = (value: string, language: string) => ({ language, value });
    const aliases = mapped(spoken(one.aliases), (values, language) =>
      values.map((value) => term(value, language)),
    );
    return [
      id,
      {
        ...{ type: 'item', id, labels: mapped(spoken(one.labels), term), claims: one.claims },
        descriptions: mapped(spoken({ en: one.description }), term),
        // PHP writes an empty map so.
        aliases: Object.keys(aliases).length === 0 ? [] : aliases,
      },
    ];
  });
  return {
    ...{ status: 200, body: { entities: Object.fromEntries(told), success: 1 } },
    summary: `${ids.length} items told`,
  };
}

/**
 * Speaks the two calls of Wikidata that we make, as its action API does: a refusal comes with status 200, what is
 * not known is `missing`, who does not say who asks gets 403.
 */
export function startWikidataSimulator({
  items = WIKIDATA_ITEMS,
  ...options
}: SimulatorOptions & { items?: readonly WikidataItem[] } = {}): Promise<Simulator> {
  function answer(request: SimulatedRequest, fault: Fault | undefined): SimulatedReply {
    const { path, query } = request;
    if (fault?.kind === 'status') {
      const headers = waitHeader(fault.retryAfterSeconds);
      return { status: fault.status ?? 500, body: 'Simulated fault', headers, summary: 'fault' };
    }
    if (!/\S+@\S+/.test(request.header('user-agent'))) {
      return { status: 403, body: 'Please set a user-agent', summary: '403' };
    }
    if (path !== '/w/api.php') return { status: 404, body: 'Not found', summary: '404' };
    const strange = [...query.keys()].find((name) => !KNOWN.has(name));
    if (strange !== undefined) return refused('badparameter', strange);
    const reply =
      query.get('action') === 'query' && query.get('list') === 'search'
        ? found(items, query)
        : query.get('action') === 'wbgetentities'
          ? entities(items, query)
          : refused('badvalue', 'Unrecognized value for parameter "action"');
    if (fault?.kind !== 'cut_json') return reply;
    const body = JSON.stringify(reply.body);
    return { ...reply, body: body.slice(0, body.length >> 1) };
  }
  return startSimulator(options, answer);
}
