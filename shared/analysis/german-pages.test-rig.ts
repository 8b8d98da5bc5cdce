import { REQUEST, type TestPage } from './gather.test-rig.ts';

/** Two thirds in German, each answers one question; address, title, first sentence. */
export const PAGES: readonly TestPage[] = [
  [
    'bericht',
    'Geschäftsbericht 2025 Umsatz Ergebnis',
    'adidas Umsatz und Betriebsergebnis im Konzern',
  ],
  [
    'marktanteil',
    'Marktanteil Sportartikel Deutschland',
    'adidas verliert Marktanteil an Wettbewerber wie Puma und On',
  ],
  ['wettbewerb', 'Wettbewerber im Laufschuhmarkt', 'Hoka und On setzen adidas als Wettbewerber zu'],
  [
    'zulieferer',
    'Zulieferer in Vietnam',
    'adidas bezieht Schuhe von Zulieferern aus Vietnam und Indonesien',
  ],
  [
    'lieferkette',
    'Lieferkettengesetz trifft Sportmarken',
    'Das Lieferkettengesetz verpflichtet adidas zu Berichten',
  ],
  [
    'zoelle',
    'US-Zölle belasten Sportartikelhersteller',
    'adidas rechnet wegen der Zölle mit Mehrkosten',
  ],
  [
    'handel',
    'Händler und Kunden im Sportfachhandel',
    'Kunden im Fachhandel achten bei adidas auf Preis und Rabatte',
  ],
  ['marke', 'Markenwert und Kundentreue', 'Die Markenbindung der Kunden von adidas steigt'],
  [
    'technik',
    'Technologie: Robotik in der Schuhfertigung',
    'adidas erprobt neue Technologie in der Fertigung',
  ],
  [
    'ersatz',
    'Freizeitschuhe als Ersatz für Sportschuhe',
    'Verbraucher greifen statt zu adidas zu Ersatzprodukten wie Freizeitschuhen',
  ],
  [
    'klima',
    'Klimabilanz der Textilindustrie',
    'adidas senkt Emissionen und Klimabilanz seiner Umwelt',
  ],
  [
    'verbraucher',
    'Verbrauchertrends beim Sport',
    'Gewohnheiten der Verbraucher ändern sich, adidas reagiert',
  ],
  [
    'gericht',
    'Kartellamt und Gericht: Verfahren',
    'Ein Gericht verhandelt das Verfahren gegen adidas',
  ],
  [
    'eintritt',
    'Neue Marken: Eintritt in den Sportmarkt',
    'Der Eintritt neuer Marken fordert adidas heraus',
  ],
  [
    'trikot-dfb',
    'Trikotvertrag mit dem DFB endet 2026',
    'Der Trikotvertrag von adidas mit dem DFB kostet jährlich 50 Millionen',
  ],
  [
    'trikot-vereine',
    'Was Vereine für Trikots bekommen',
    'Der Ausrüstervertrag für Trikots: adidas zahlt den Vereinen mehr',
  ],
  [
    'trikot-absatz',
    'Absatz von Trikots bei Turnieren',
    'adidas verkauft in Turnierjahren doppelt so viele Trikots',
  ],
  [
    'wachstum',
    'Wachstum in China und neue Märkte',
    'adidas sieht Wachstumschancen in China und neuen Märkten',
  ],
  ['results', 'adidas annual results', 'adidas reports revenue and operating margin of the year'],
  [
    'market',
    'Sporting goods market outlook',
    'The market outlook for demand and prices, seen by adidas',
  ],
  [
    'strategy',
    'adidas strategy and product features',
    'adidas differentiates by product strategy and features',
  ],
  ['risks', 'Main risks and challenges of adidas', 'Analysts name risks and challenges for adidas'],
  [
    'complaints',
    'Customer complaints and unmet needs',
    'Customers complain about sizes; adidas hears unmet needs',
  ],
  [
    'advantages',
    'Competitive advantages and weaknesses',
    'The advantages and weaknesses of adidas against rivals',
  ],
  [
    'satisfaction',
    'Brand quality and customer satisfaction',
    'Surveys of brand quality and satisfaction with adidas',
  ],
  [
    'barriers',
    'Barriers to entry in sportswear',
    'Barriers to entry and investment in the trade of adidas',
  ],
  ['trikot-kit', 'Kit deals compared', 'Kit deals of adidas and Nike with federations'],
].map(([id = '', title = '', text = ''], at) => ({
  url: `https://seite-${id}.example/${at}`,
  title,
  text: `${text}. ${title}: ausführlich beschrieben auf Seite ${at}, mit ${at + 11} Angaben zu adidas.`,
}));

const query = (text: string, language: string, kind: string, topics: string[]) => ({
  query: text,
  language,
  kind,
  topics,
});
/** As a good model plans for a German report. */
export const PLAN = {
  evidence: ['S1.p1'],
  name: 'adidas',
  aliases: [],
  ticker: null,
  domain: null,
  rivals: ['Puma'],
  home_country: 'DE',
  home_language: 'de',
  queries: [
    query('adidas Geschäftsbericht Umsatz Betriebsergebnis', 'de', 'results', ['swot.2']),
    query('adidas Marktanteil Wettbewerber Laufschuhmarkt', 'de', 'rivals', ['porter.1', 'swot.1']),
    query('adidas Zulieferer Vietnam Lieferkettengesetz', 'de', 'suppliers', [
      'porter.3',
      'pestel.4',
    ]),
    query('Sportartikelhersteller Zölle Mehrkosten Verfahren Gericht', 'de', 'regulation', [
      'pestel.1',
      'pestel.4',
    ]),
    query('Sportfachhandel Kunden Preis Rabatte Markenbindung', 'de', 'customers', [
      'porter.5',
      'blue_ocean.2',
    ]),
    query('Technologie Fertigung Schuhe Robotik', 'de', 'technology', ['pestel.3']),
    query('Ersatz Freizeitschuhe Verbraucher Gewohnheiten', 'de', 'substitutes', [
      'porter.6',
      'pestel.6',
    ]),
    query('adidas Klimabilanz Emissionen Umwelt', 'de', 'strategy', ['pestel.5']),
    query('neue Marken Eintritt Sportmarkt', 'de', 'rivals', ['porter.4']),
    query('adidas Wachstumschancen China neue Märkte', 'de', 'strategy', ['swot.4']),
    query('adidas Trikotvertrag DFB Kosten Millionen', 'de', 'decision', []),
    query('Trikots Absatz Turnierjahre Vereine Ausrüstervertrag', 'de', 'decision', []),
    query('adidas annual results revenue operating margin', 'en', 'results', ['swot.2']),
    query('sporting goods market outlook demand prices', 'en', 'market', ['pestel.2', 'porter.2']),
    query('adidas product strategy features advantages weaknesses', 'en', 'strategy', [
      'blue_ocean.4',
      'swot.1',
    ]),
    query('adidas risks challenges barriers to entry investment', 'en', 'strategy', [
      'swot.3',
      'porter.4',
    ]),
    query('customer complaints unmet needs satisfaction brand quality', 'en', 'customers', [
      'blue_ocean.3',
      'swot.5',
    ]),
  ],
};
export const GERMAN_REPORT = {
  ...REQUEST,
  context: 'Den Trikotvertrag mit dem DFB verlängern, oder mehr für Trikots der Vereine zahlen?',
};
