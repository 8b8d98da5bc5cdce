import { describe, expect, it } from 'vitest';
import { NETFLIX } from '../../../infra/local/simulators/samples/netflix.ts';
import { TESLA } from '../../../infra/local/simulators/samples/tesla.ts';
import type { Identity } from '../report.ts';
import { namesakeSources } from './namesake.ts';

interface Company {
  identity: Identity;
  industry: string;
  right: readonly (readonly [title: string, text: string])[];
}

const RIGHT: Record<string, [string, string][]> = {
  T: [
    [
      'Tesla - Wikipedia',
      'Tesla, Inc. is an American multinational automotive and clean energy company headquartered in Austin, Texas. It designs electric vehicles.',
    ],
    ['Tesla Q4', 'Tesla makes electric vehicles. Rivals include BYD.'],
  ],
  D: [
    [
      'Delta',
      'Delta Air Lines is a major airline of the United States. United Airlines is a rival. Airlines compete on price.',
    ],
    ['b', 'Delta Air Lines reported profit as airlines filled seats.'],
  ],
  M: [
    [
      'Mercury',
      'Mercury Insurance sells car insurance in California. Geico and Allstate are rivals.',
    ],
  ],
  A: [
    ['Apple', 'Apple Inc. sells smartphones and consumer electronics. Samsung is its main rival.'],
  ],
};
const COMPANIES: Record<string, Company> = {
  T: {
    identity: {
      name: 'Tesla, Inc.',
      aliases: ['Tesla'],
      ticker: 'TSLA',
      domain: 'tesla.com',
      rivals: ['BYD', 'Volkswagen'],
    },
    industry: 'Electric Vehicles',
    right: RIGHT.T ?? [],
  },
  D: {
    identity: {
      name: 'Delta Air Lines, Inc.',
      aliases: [],
      ticker: 'DAL',
      domain: 'delta.com',
      rivals: ['United Airlines', 'American Airlines'],
    },
    industry: 'Airlines',
    right: RIGHT.D ?? [],
  },
  M: {
    identity: {
      name: 'Mercury Insurance Group',
      aliases: ['Mercury Insurance'],
      ticker: 'MCY',
      domain: null,
      rivals: ['Geico', 'Allstate'],
    },
    industry: 'Insurance',
    right: RIGHT.M ?? [],
  },
  A: {
    identity: {
      name: 'Apple Inc.',
      aliases: ['Apple'],
      ticker: 'AAPL',
      domain: 'apple.com',
      rivals: ['Samsung'],
    },
    industry: 'Consumer electronics',
    right: RIGHT.A ?? [],
  },
};

function setAside(key: string, title: string, text: string, withIndustry = true): string[] {
  const { identity, industry, right } = COMPANIES[key] ?? {
    identity: null,
    industry: '',
    right: [],
  };
  if (identity === null) throw new Error(`no company ${key}`);
  const sources = [
    ...right.map(([heading, body], n) => ({ id: `right${n}`, title: heading, text: body })),
    { id: 'page', title, text },
  ];
  return [...namesakeSources({ identity, industry: withIndustry ? industry : undefined, sources })];
}

describe('namesakeSources', () => {
  it.each([
    [
      'T',
      'Tesla (band)',
      'Tesla is an American rock band formed in Sacramento, California. Tesla released Mechanical Resonance. The electric guitar is loud.',
    ],
    [
      'T',
      'Nikola Tesla',
      'Nikola Tesla (1856 – 1943) was a Serbian-American inventor, electrical engineer and futurist known for alternating current. Tesla worked on electric motors.',
    ],
    [
      'T',
      'Tesla unit',
      'The tesla is a unit. Tesla was a Serbian physicist after whom the unit is named.',
    ],
    ['T', 'Tesla, Ohio', 'Tesla is a small town in West Virginia. The population of Tesla is 200.'],
    ['T', 'Tesla dog', 'Nikola Tesla was an inventor. Tesla loved pigeons.'],
    [
      'D',
      'Delta Faucet',
      'Delta Faucet Company makes kitchen faucets. Delta Faucet is sold at hardware shops. A Delta Faucet faucet lasts.',
    ],
    [
      'D',
      'Delta (river)',
      'The Mississippi Delta is a region of Mississippi. The Delta is a region known for blues.',
    ],
    [
      'D',
      'Delta Dental',
      'Delta Dental offers dental plans. Members of Delta Dental see dental specialists.',
    ],
    [
      'D',
      'Delta Force',
      'Delta Force is an elite force of the army. Delta Force trains at Fort Bragg.',
    ],
    [
      'M',
      'Mercury Records',
      'Mercury Records is an American record label. Mercury Records signed singers, and its records sold well.',
    ],
    [
      'M',
      'Mercury (planet)',
      'Mercury is the smallest planet in the Solar System. Mercury has no moons.',
    ],
    [
      'M',
      'Freddie Mercury',
      'Freddie Mercury was a British singer and songwriter. Mercury led Queen.',
    ],
    ['M', 'Mercury', 'Mercury is a chemical element with the symbol Hg. Mercury is liquid.'],
    ['A', 'Apple', 'Apple is a fruit that grows on trees. Apple growers prune in winter.'],
    [
      'A',
      'Fiona Apple',
      'Fiona Apple is an American singer and songwriter. Apple has won three Grammys.',
    ],
  ] as const)('of %s sets "%s" aside, and no other page', (key, title, text) => {
    expect(setAside(key, title, text)).toEqual(['page']);
  });

  it.each([
    [
      'T',
      'Tesla recalls',
      'Tesla is recalling 2 million cars over a software fault, the regulator said.',
    ],
    ['T', 'Tesla culture', 'Tesla is a demanding employer. Staff at Tesla work long hours.'],
    [
      'T',
      'Tesla Semi',
      'The Tesla Semi was delivered to PepsiCo. The Tesla Semi hauls trailers; semi makers watch.',
    ],
    [
      'T',
      'Tesla Powerwall',
      'Tesla Powerwall is a home battery. Tesla Powerwall stores solar power.',
    ],
    ['T', 'Tesla stock', 'Tesla is a stock that divides Wall Street. Tesla fell 5% on Monday.'],
    [
      'T',
      'Musk pay',
      'A judge voided the pay of Elon Musk at Tesla. Tesla is a Texas corporation now.',
    ],
    [
      'T',
      'Tesla Energy',
      'Tesla is a battery company as much as a car maker, analysts say. Tesla Energy grew.',
    ],
    [
      'T',
      'Tesla brand',
      'Tesla is a brand in trouble in Europe. Protesters gathered outside Tesla shops.',
    ],
    ['T', 'Tesla insurance', 'Tesla is an insurer in twelve states. Premiums rose.'],
    [
      'D',
      'Delta SkyMiles',
      'Delta SkyMiles members earn miles. The Delta SkyMiles card costs $95. Delta SkyMiles changed in 2024.',
    ],
    [
      'D',
      'Delta outage',
      'Delta is a client of CrowdStrike. Delta cancelled 7,000 flights in July 2024.',
    ],
    [
      'D',
      'Delta One',
      'Delta One lounges opened at JFK. Delta One passengers may shower. Delta is a premium carrier.',
    ],
    [
      'M',
      'Mercury rates',
      'Mercury is a California company that asked the regulator for a 12% rate rise.',
    ],
    [
      'A',
      'Apple Watch',
      'Apple Watch sales fell. The Apple Watch is a watch with sensors. Apple Watch straps cost more.',
    ],
    ['A', 'Apple in China', 'Apple is a trillion-dollar company. Sales in China fell 11%.'],
    [
      'A',
      'Apple Music',
      'Apple Music is a music service. Apple Music has 100 million songs of music.',
    ],
  ] as const)('of %s keeps "%s", with and without the industry', (key, title, text) => {
    expect(setAside(key, title, text)).toEqual([]);
    expect(setAside(key, title, text, false)).toEqual([]);
  });

  it.each([
    ['Tesla is an American rock band formed in Sacramento. Tesla tours.', true],
    ['Nikola Tesla was a Serbian-American inventor. Tesla held 300 patents.', true],
    ['Nikola Tesla was an inventor and electrical engineer. Tesla died in 1943.', true],
    ['Tesla is a guitar maker. A Tesla guitar is a loud guitar.', true],
    ['Tesla is a leader in batteries.', false],
    ['Tesla opened a shop in Berlin.', false],
    ['Tesla makes electric cars. Nikola Tesla was an inventor.', false],
    ['Tesla makes electric vehicles. Tesla is a brand.', false],
  ])('with no page about the right one, %j is set aside: %s', (text, aside) => {
    const identity = { name: 'Tesla', aliases: [], ticker: null, domain: null, rivals: [] };
    const sources = [
      { id: 'a', title: 'Tesla', text },
      { id: 'b', title: 'Tesla', text },
    ];
    expect(namesakeSources({ identity, industry: 'Electric Vehicles', sources }).size).toBe(
      aside ? 2 : 0,
    );
  });

  it('without an industry, goes by what the other pages agree on', () => {
    const { identity } = COMPANIES.T ?? {};
    if (identity === undefined) throw new Error('no company');
    const bare = { ...identity, rivals: [], ticker: null, domain: null };
    const maker = { title: 'Tesla', text: 'Tesla is a maker of electric cars.' };
    const band = { id: 'band', title: 'Tesla', text: 'Tesla is an American rock band.' };
    const two = [
      { ...maker, id: 'a' },
      { ...maker, id: 'b', text: 'Tesla is an electric car company.' },
      band,
    ];
    const one = [{ ...maker, id: 'a' }, band];
    expect([...namesakeSources({ identity: bare, industry: undefined, sources: two })]).toEqual([
      'band',
    ]);
    expect([...namesakeSources({ identity: bare, industry: undefined, sources: one })]).toEqual([]);
  });

  it('keeps every sample page', () => {
    for (const [company, industry] of [
      [TESLA, 'Electric Vehicles'],
      [NETFLIX, 'Video streaming'],
    ] as const) {
      const name = company.names[0] ?? '';
      const identity = { name, aliases: [], ticker: null, domain: null, rivals: [] };
      const sources = company.pages.map(({ title, text }, n) => ({ id: `S${n}`, title, text }));
      expect([...namesakeSources({ identity, industry, sources })]).toEqual([]);
    }
  });
});
