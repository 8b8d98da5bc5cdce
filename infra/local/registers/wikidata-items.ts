/** Items as Wikidata lists them: invented companies that share names with others, and what editors do to them. */

interface Snak {
  snaktype: 'value' | 'somevalue';
  property: string;
  datavalue?: { value: unknown; type: string };
  datatype: string;
}
interface Statement {
  mainsnak: Snak;
  type: 'statement';
  rank: 'preferred' | 'normal' | 'deprecated';
  qualifiers?: Record<string, Snak[]>;
}
export interface WikidataItem {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly description: string;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly claims: Readonly<Record<string, readonly Statement[]>>;
}

const text = (property: string, value: string): Snak => ({
  ...{ snaktype: 'value', property, datatype: 'string' },
  datavalue: { value, type: 'string' },
});
const item = (property: string, id: string): Snak => ({
  ...{ snaktype: 'value', property, datatype: 'wikibase-item' },
  datavalue: { value: { 'entity-type': 'item', id }, type: 'wikibase-entityid' },
});
const named = (property: string, value: string): Snak => ({
  ...{ snaktype: 'value', property, datatype: 'monolingualtext' },
  datavalue: { value: { text: value, language: 'en' }, type: 'monolingualtext' },
});
const day = (property: string, time: string): Snak => ({
  ...{ snaktype: 'value', property, datatype: 'time' },
  datavalue: { value: { time, precision: 9 }, type: 'time' },
});
const says = (mainsnak: Snak, parts: Partial<Statement> = {}): Statement => ({
  ...{ mainsnak, type: 'statement', rank: 'normal' },
  ...parts,
});
const until = (time: string) => ({ P582: [day('P582', time)] });
const claims = (...statements: Statement[]) => {
  const by: Record<string, Statement[]> = {};
  for (const one of statements) {
    by[one.mainsnak.property] = [...(by[one.mainsnak.property] ?? []), one];
  }
  return by;
};
const LIMITED = says(item('P1454', 'Q134161'));
const NOT_KNOWN: Snak = { snaktype: 'somevalue', property: 'P582', datatype: 'time' };

/** Renamed, moved to another exchange; spam that was marked as wrong, a better address marked as such. */
const northwind: WikidataItem = {
  id: 'Q9001',
  labels: { en: 'Northwind Pumps', ja: 'ノースウィンド' },
  description: 'Norwegian maker of pumps',
  aliases: { en: ['Northwind', 'Northwind Pumps Inc'], de: ['Northwind Pumps'] },
  claims: claims(
    LIMITED,
    says(named('P1448', 'Nordvind Pumper'), { qualifiers: until('+2009-00-00T00:00:00Z') }),
    says(named('P1448', 'Northwind Pumps, Inc.')),
    says(item('P414', 'Q82059'), {
      qualifiers: { P249: [text('P249', 'NWP')], P582: [NOT_KNOWN] },
    }),
    says(item('P414', 'Q13677'), { qualifiers: { P249: [text('P249', 'NRTH')] } }),
    says(text('P856', 'https://northwind-casino.example/'), { rank: 'deprecated' }),
    says(text('P856', 'https://northwind-shop.example/')),
    says(text('P856', 'https://www.northwindpumps.example/en'), { rank: 'preferred' }),
    says(text('P5531', '1001')),
  ),
};

const company = (
  id: string,
  name: string,
  description: string,
  ...statements: Statement[]
): WikidataItem => ({
  ...{ id, labels: { en: name }, description, aliases: {} },
  claims: claims(LIMITED, ...statements),
});

export const WIKIDATA_ITEMS: readonly WikidataItem[] = [
  northwind,
  company('Q9011', 'Halden', 'Danish brewery', says(text('P856', 'https://halden-beer.example'))),
  company('Q9012', 'Halden Inc.', 'American shipping company', says(text('P5531', '1007'))),
  company(
    ...(['Q9013', 'Halden', 'former maker of cars'] as const),
    says(day('P576', '+1988-00-00T00:00:00Z')),
  ),
  company('Q9014', 'Halden', 'Norwegian banker', says(item('P31', 'Q5'))),
  company('Q9015', 'Halden Ropes', 'maker of ropes'),
  { ...company('Q9016', 'Halden', 'town in Norway'), claims: {} },
  company(
    ...(['Q9021', 'Rhenania Chemie', 'German maker of chemicals'] as const),
    says(item('P414', 'Q151139'), { qualifiers: { P249: [text('P249', 'RHC')] } }),
    says(text('P5531', '1004')),
  ),
  company(
    ...(['Q9022', 'Twofold', 'holding with two numbers'] as const),
    ...[says(text('P5531', '1005')), says(text('P5531', '1006'))],
  ),
];
