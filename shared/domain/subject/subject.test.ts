import { describe, expect, it } from 'vitest';
import { TESLA } from '../../../infra/local/simulators/samples/tesla.ts';
import { splitPassages } from '../pages/passages.ts';
import { sentenceSpans } from '../pages/sentences.ts';
import type { Identity } from '../report.ts';
import { createSubject } from './subject.ts';

const TESLA_IDENTITY: Identity = {
  name: 'Tesla, Inc.',
  aliases: ['Tesla'],
  ticker: 'TSLA',
  domain: 'tesla.com',
  rivals: ['BYD', 'Volkswagen'],
};
const of = (name: string, aliases: string[], rivals: string[]): Identity => ({
  name,
  aliases,
  ticker: null,
  domain: null,
  rivals,
});
const N = of('日本電産株式会社', ['Nidec'], []);
const L = of("L'Oréal S.A.", [], ['Estée Lauder']);
const P = of('Procter & Gamble', [], ['Unilever']);
const A = of('AT&T Inc.', [], ['Verizon']);

const BYD_SOLD = 'BYD sold 1.76 million battery-electric cars in 2024';

function faultOf(title: string, passage: string, claim: string, identity = TESLA_IDENTITY) {
  const source = { id: 'S1', title, text: passage, passages: [{ id: 'S1.p1', text: passage }] };
  const subject = createSubject({ identity, industry: 'Electric Vehicles', sources: [source] });
  return subject.fault(claim, ['S1.p1']);
}

describe('the subject gate', () => {
  it.each([
    ['Tesla results', BYD_SOLD, 'BYD sold 1.76 million battery-electric cars in 2024'],
    [
      'Tesla results',
      BYD_SOLD,
      "Tesla's rival BYD sold 1.76 million battery-electric cars in 2024",
    ],
    ['Tesla results', BYD_SOLD, 'BYD verkaufte 2024 1,76 Millionen Elektroautos'],
    ['Tesla results', BYD_SOLD, 'Tesla faces BYD, which sold 1.76 million cars in 2024'],
    ['Tesla results', BYD_SOLD, '1.76 million cars were sold by BYD in 2024, ahead of Tesla'],
    [
      'Tesla results',
      "BYD sold 1.76 million battery-electric cars in 2024, against Tesla's 1.79 million.",
      'Tesla sold 1.79 million cars',
    ],
    [
      'Tesla results',
      'Tesla delivered 1.79 million vehicles in 2024. BYD sold 1.76 million battery-electric cars in 2024.',
      'Tesla sold 1.79 million cars, and BYD 1.76 million',
    ],
    [
      'Tesla results',
      'BYD is a Chinese carmaker. It sold 1.76 million cars in 2024.',
      'BYD sold 1.76 million cars in 2024',
    ],
    ['Tesla results', 'Deliveries fell 1% in 2024.', "Tesla's deliveries fell 1% in 2024"],
    ['Tesla results', 'Elon Musk said deliveries would grow.', 'Tesla expects deliveries to grow'],
    [
      'Tesla results',
      'Elon Musk said deliveries would grow.',
      'Elon Musk said Tesla deliveries would grow',
    ],
    [
      'The electric car market',
      'The EV market grew 25% in 2024.',
      'The EV market grew 25% in 2024',
    ],
    [
      'The electric car market',
      'The EV market grew 25% in 2024.',
      'Tesla operates in an EV market that grew 25%',
    ],
    [
      'The electric car market',
      'The EV market grew 25% in 2024.',
      'Der Markt für Elektroautos wuchs um 25 %',
    ],
    [
      'Tesla results',
      'The EV market grew 25% in 2024.',
      'Tesla benefits from an EV market that grew 25% in 2024',
    ],
    [
      'The electric car market',
      'Prices for lithium fell 80% in 2023.',
      'Lithium prices fell 80% in 2023',
    ],
    [
      'The electric car market',
      'EU tariffs on Chinese vehicles rose to 35%.',
      'Die Zölle auf chinesische Fahrzeuge stiegen auf 35 %',
    ],
    [
      'The electric car market',
      'Competition in the electric car market is intense, with dozens of brands.',
      'Tesla faces intense competition in the electric car market',
    ],
    [
      'Tesla results',
      'Ford and General Motors discounted heavily to gain volume.',
      'Price competition is intense',
    ],
    [
      'Tesla results',
      'Ford and General Motors discounted heavily to gain volume.',
      'Tesla faces price competition from rivals',
    ],
    [
      'Tesla results',
      'The Shanghai plant produced 916,000 cars.',
      "Tesla's Shanghai plant produced 916,000 cars",
    ],
    [
      'Tesla results',
      'Cybertruck deliveries reached 38,000.',
      'Tesla delivered 38,000 Cybertrucks',
    ],
    [
      'Tesla results',
      'Revenue rose 2% to $97.7 billion. Automotive revenue fell 6%.',
      "Tesla's revenue rose 2% to $97.7 billion, although automotive revenue fell 6%",
    ],
    [
      'Tesla results',
      'Net income attributable to common stockholders was $7.1 billion.',
      'Tesla earned $7.1 billion',
    ],
    [
      'Tesla results',
      'Analysts expect deliveries of 2 million.',
      'Analysts expect Tesla to deliver 2 million cars',
    ],
    ['Tesla results', 'Reuters reported that deliveries fell 1%.', "Tesla's deliveries fell 1%"],
    [
      'Tesla results',
      'Unlike BYD, Tesla sold no hybrids and made 1.79 million cars.',
      'Tesla made 1.79 million cars',
    ],
    [
      'Tesla results',
      'Die Auslieferungen sanken 2024 um 1 %.',
      "Tesla's deliveries fell 1% in 2024",
    ],
    [
      'Tesla results',
      "Tesla's share of the American market was 48.7%, down from 55%.",
      "Tesla's market share fell to 48.7% from 55%",
    ],
  ])('on a page titled "%s", lets "%s" carry "%s"', (title, passage, claim) => {
    expect(faultOf(title, passage, claim)).toBeNull();
  });

  it.each([
    ['Tesla results', BYD_SOLD, 'Tesla sold 1.76 million battery-electric cars in 2024'],
    ['Tesla results', BYD_SOLD, 'Tesla verkaufte 2024 1,76 Millionen Elektroautos'],
    ['Tesla results', BYD_SOLD, 'Tesla sold 1.76 million cars, more than BYD'],
    ['Tesla results', BYD_SOLD, 'Deliveries reached 1.76 million in 2024'],
    ['Tesla results', BYD_SOLD, 'The company sold 1.76 million cars in 2024'],
    [
      'Tesla results',
      "BYD sold 1.76 million battery-electric cars in 2024, against Tesla's 1.79 million.",
      'Tesla sold 1.76 million cars',
    ],
    [
      'Tesla results',
      'Tesla delivered 1.79 million vehicles in 2024. BYD sold 1.76 million battery-electric cars in 2024.',
      'Tesla sold 1.76 million cars',
    ],
    [
      'Tesla results',
      'BYD is a Chinese carmaker. It sold 1.76 million cars in 2024.',
      'Tesla sold 1.76 million cars in 2024',
    ],
    ['The electric car market', 'The EV market grew 25% in 2024.', 'Tesla grew 25% in 2024'],
    [
      'The electric car market',
      'The EV market grew 25% in 2024.',
      "Tesla's sales grew 25% in 2024",
    ],
    [
      'The electric car market',
      'The EV market grew 25% in 2024.',
      'In the EV market, Tesla grew 25%',
    ],
    ['The electric car market', 'The EV market grew 25% in 2024.', 'Tesla wuchs 2024 um 25 %'],
    ['Tesla results', 'The EV market grew 25% in 2024.', 'Tesla grew 25% in 2024'],
    ['The electric car market', 'Deliveries fell 1% in 2024.', 'Deliveries fell 1% in 2024'],
    [
      'The electric car market',
      'The electric car market grew strongly in Europe.',
      'Tesla grew strongly in Europe',
    ],
    [
      'Tesla results',
      'Toyota launched a solid-state battery in Japan.',
      'Tesla launched a solid-state battery in Japan',
    ],
    [
      'Tesla results',
      'BYD is the largest maker of electric cars.',
      'Tesla is the largest maker of electric cars',
    ],
    ['Tesla results', "BYD's sales rose 41% in Europe.", "Tesla's sales rose 41% in Europe"],
    [
      'Tesla results',
      "CATL's share of the battery market was 37.9%.",
      "Tesla's share of the battery market was 37.9%",
    ],
    [
      'Tesla results',
      'Rivian, a newcomer, delivered 51,579 vehicles.',
      'Tesla delivered 51,579 vehicles',
    ],
    [
      'Tesla results',
      'BYD, which overtook Tesla in 2024, sold 4.27 million cars.',
      'Tesla sold 4.27 million cars',
    ],
    [
      'Tesla results',
      'Volkswagen verkaufte 2024 9 Millionen Fahrzeuge.',
      'Tesla sold 9 million vehicles in 2024',
    ],
    ['Tesla results', "Tesla's rivals sold 3 million cars.", 'Tesla sold 3 million cars'],
  ])('on a page titled "%s", does not let "%s" carry "%s"', (title, passage, claim) => {
    expect(faultOf(title, passage, claim)).not.toBeNull();
  });

  it("knows a stranger in the subject's place without being told its name", () => {
    const identity = { ...TESLA_IDENTITY, rivals: [] };
    const claim = 'Tesla sold 1.76 million battery-electric cars in 2024';
    expect(faultOf('Tesla results', BYD_SOLD, claim, identity)).toContain('BYD');
  });

  it.each([
    ['日本電産 決算', '売上高は2兆円だった。', '日本電産の売上高は2兆円だった。', true, N],
    ['Nidec results', 'Sales rose 5%.', '日本電産の売上は5%増えた', true, N],
    ['Beauty', 'L’Oréal’s sales rose 5.1%.', "L'Oréal's sales rose 5.1%", true, L],
    ["L'Oreal", 'Estée Lauder’s sales fell 2%.', "L'Oréal's sales fell 2%", false, L],
    ['Soap', 'Procter and Gamble sold more soap, 4% up.', 'P&G sold 4% more soap', true, P],
    [
      'Telecoms',
      'AT&T added 1.7 million phone customers.',
      'AT&T added 1.7 million phone customers',
      true,
      A,
    ],
    [
      'Telecoms',
      'Verizon added 1.7 million phone customers.',
      'AT&T added 1.7 million phone customers',
      false,
      A,
    ],
  ])('on a page titled "%s", of "%s" and "%s": %s', (title, passage, claim, fine, identity) => {
    expect(faultOf(title, passage, claim, identity) === null).toBe(fine);
  });

  it('says whom the passage is about', () => {
    expect(faultOf('Tesla results', BYD_SOLD, 'Tesla sold 1.76 million cars')).toMatch(
      /BYD.*Tesla/,
    );
  });

  it('refuses a claim that cites nothing known', () => {
    const subject = createSubject({ identity: TESLA_IDENTITY, industry: undefined, sources: [] });
    expect(subject.fault('Tesla grew', ['S9.p9'])).not.toBeNull();
    expect(subject.fault('Tesla grew', [])).not.toBeNull();
  });

  it('does not let a second citation hide whose the figure is', () => {
    const passages = [
      { id: 'S1.p1', text: 'Tesla delivered cars in many countries.' },
      { id: 'S1.p2', text: `${BYD_SOLD}.` },
    ];
    const text = passages.map((passage) => passage.text).join('\n\n');
    const source = { id: 'S1', title: 'Tesla', text, passages };
    const subject = createSubject({
      identity: TESLA_IDENTITY,
      industry: 'Cars',
      sources: [source],
    });
    const ids = ['S1.p1', 'S1.p2'];
    expect(subject.fault('Tesla sold 1.76 million cars in 2024', ids)).not.toBeNull();
    expect(
      subject.fault('Tesla delivers in many countries, and BYD sold 1.76 million cars', ids),
    ).toBeNull();
  });
});

describe('a page about the company', () => {
  const about = (title: string, text: string) =>
    createSubject({
      identity: TESLA_IDENTITY,
      industry: undefined,
      sources: [{ id: 'S1', title, text, passages: [] }],
    }).sourceIsAbout('S1');

  it.each([
    ['names it in the title', 'Tesla recalls cars', 'Cars are recalled.', true],
    [
      'names it early and again',
      'Recall',
      'Tesla recalls cars. It is the third recall of Tesla.',
      true,
    ],
    ['names it once', 'Recall', 'Carmakers such as Tesla recall cars.', false],
    ['names it late', 'Recall', `${'Cars are recalled. '.repeat(300)}Tesla did. Tesla did.`, false],
    [
      'names a rival more often',
      'BYD against Tesla',
      'BYD won. BYD grew. BYD led. Tesla fell.',
      false,
    ],
    ['never names it', 'Cars', 'BYD won.', false],
  ])('%s', (_, title, text, expected) => {
    expect(about(title, text)).toBe(expected);
  });
});

describe('over the sample pages', () => {
  const sources = TESLA.pages.map(({ title, text }, n) => ({
    id: `S${n}`,
    title,
    text,
    passages: splitPassages(text).map((passage, m) => ({ id: `S${n}.p${m}`, text: passage.text })),
  }));
  const rivals = [
    'BYD',
    'Volkswagen',
    'Ford',
    'General Motors',
    'Rivian',
    'Lucid',
    'Xiaomi',
    'CATL',
  ];
  const subject = createSubject({
    identity: { ...TESLA_IDENTITY, rivals },
    industry: 'Electric Vehicles',
    sources,
  });
  const sentences = sources
    .flatMap((source) => source.passages)
    .flatMap(({ id, text }) =>
      sentenceSpans(text).map(({ start, end }) => ({ id, sentence: text.slice(start, end) })),
    );

  it('never faults a sentence copied from its passage', () => {
    const faulted = sentences.filter(({ id, sentence }) => subject.fault(sentence, [id]) !== null);
    expect(sentences.length).toBeGreaterThan(200);
    expect(faulted).toEqual([]);
  });

  it("catches a rival's figures given to the company", () => {
    const opening = new RegExp(`^(?:${rivals.join('|')})(?= (?:sold|delivered)|'s )`);
    const stolen = sentences.filter(
      ({ sentence }) => opening.test(sentence) && /\d/.test(sentence),
    );
    const missed = stolen
      .map(({ id, sentence }) => ({ id, claim: sentence.replace(opening, 'Tesla') }))
      .filter(({ id, claim }) => subject.fault(claim, [id]) === null);
    expect(stolen.length).toBeGreaterThan(5);
    expect(missed).toEqual([]);
  });
});
