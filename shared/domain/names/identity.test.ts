import { describe, expect, it } from 'vitest';
import { TESLA } from '../../../infra/local/simulators/samples.ts';
import { companyNames } from './company-names.ts';
import { type ProposedIdentity, verifyIdentity } from './identity.ts';

const NOTHING: ProposedIdentity = { name: '', aliases: [], ticker: null, domain: null, rivals: [] };

function verified(
  proposed: Partial<ProposedIdentity>,
  text: string,
  company = 'Tesla',
  url = 'https://news.example/x',
) {
  return verifyIdentity(
    { ...NOTHING, ...proposed },
    { company, pages: [{ url, title: 'Page', text }] },
  );
}

describe('the name', () => {
  it.each([
    ['a fuller form that a page shows', 'Tesla, Inc.', 'Tesla', 'Tesla makes cars.', 'Tesla, Inc.'],
    ['another company', 'BYD', 'Tesla', 'BYD makes cars.', 'Tesla'],
    ['a form that no page shows', 'Tesla Motors', 'Tesla', 'Cars are made.', 'Tesla'],
    ['a sentence', 'Tesla is a maker of cars', 'Tesla', 'Tesla is a maker of cars', 'Tesla'],
    [
      'a company that shares a common word only',
      'Delta Faucet',
      'Delta Air Lines',
      'Delta Faucet',
      'Delta Air Lines',
    ],
    [
      'another spelling',
      'Delta Air Lines, Inc.',
      'Delta Airlines',
      'Delta Air Lines',
      'Delta Air Lines, Inc.',
    ],
    ['nothing', '', 'tesla', 'x', 'tesla'],
    ['something endless', `Tesla ${'x'.repeat(90)}`, 'Tesla', `Tesla ${'x'.repeat(90)}`, 'Tesla'],
  ])('when %s is proposed', (_, name, company, text, expected) => {
    expect(verified({ name }, text, company).name).toBe(expected);
  });
});

describe('a name that shares no word with the one asked for', () => {
  const asked = (
    company: string,
    proposed: Partial<ProposedIdentity>,
    ...pages: { title: string; text: string; url?: string }[]
  ) =>
    verifyIdentity(
      { ...NOTHING, ...proposed },
      { company, pages: pages.map((page) => ({ url: 'https://news.test/x', ...page })) },
    ).name;

  it.each([
    [
      'initials',
      'IBM',
      'International Business Machines Corporation',
      'International Business Machines Corporation grew.',
    ],
    ['capitals within it', 'VW', 'Volkswagen AG', 'Volkswagen AG sold 9.03 million cars in 2024.'],
    ['a parenthesis', 'Acme', 'Norvik Tools', 'Norvik Tools (Acme) makes pumps.'],
    [
      'a former name',
      'Facebook',
      'Meta Platforms',
      'Meta Platforms, formerly known as Facebook, grew.',
    ],
    ['a former name in Japanese', '日本電産', 'ニデック', 'ニデック（旧日本電産）は増収となった。'],
    ['a former name in German', 'Linde', 'Nordgas AG', 'Nordgas AG (ehemals Linde) wächst.'],
  ])('is believed by %s', (_, company, name, text) => {
    expect(asked(company, { name }, { title: 'Results', text })).toBe(name);
  });

  it('is believed where one ticker stands beside both', () => {
    const pages = [
      { title: 'A', text: 'ニデック (6594) の売上高は増加した。' },
      { title: 'B', text: '日本電産 (6594) は精密モーターを作る。' },
    ];
    expect(asked('日本電産', { name: 'ニデック', ticker: '6594' }, ...pages)).toBe('ニデック');
    expect(asked('日本電産', { name: 'ニデック' }, ...pages)).toBe('日本電産');
  });

  it('is believed on the domain that bears the name asked for', () => {
    const page = {
      title: '会社概要',
      text: 'ニデックはモーターを作る。',
      url: 'https://www.nidec.com/jp/',
    };
    expect(asked('Nidec', { name: 'ニデック', domain: 'nidec.com' }, page)).toBe('ニデック');
  });

  it('is believed where a title has the one and its first sentence the other', () => {
    const page = {
      title: 'Nidec annual report',
      text: 'ニデック reported sales. It makes motors.',
    };
    expect(asked('Nidec', { name: 'ニデック' }, page)).toBe('ニデック');
  });

  it.each([
    ['a rival in the same sentence', 'Tesla competes with BYD. BYD grew.', []],
    ['a rival that is called one', 'Cars: BYD grew.', ['BYD']],
  ])('is not believed for %s', (_, text, rivals) => {
    expect(
      asked('Tesla', { name: 'BYD', rivals }, { title: 'Tesla news', text: `Makers. ${text}` }),
    ).toBe('Tesla');
  });
});

describe('names with digits are names', () => {
  it.each([
    ['3M', '3M Company', '3M Company (NYSE: MMM) reported results.'],
    ['7-Eleven', '7-Eleven, Inc.', '7-Eleven, Inc. opened 50 stores.'],
    ['23andMe', '23andMe Holding Co.', '23andMe Holding Co. lost customers.'],
    ['Forever 21', 'Forever 21', 'Forever 21 closed its stores.'],
  ])('%s', (company, name, text) => {
    const identity = verified({ name, rivals: ['H&M'] }, text, company);
    expect(identity.name).toBe(name);
    expect(companyNames(identity)).toContain(company);
    expect(companyNames(identity)).not.toContain('Forever');
  });
});

describe('aliases', () => {
  it.each([
    ['share the distinctive word', 'Tesla Motors', 'Tesla Motors makes cars.', true],
    ['stand in a parenthesis', 'Elektro', 'Tesla (Elektro) makes cars.', true],
    ['are former names', 'Voltwerk', 'Tesla, Inc., formerly known as Voltwerk, makes cars.', true],
    ['do not occur', 'Tesla Motors', 'Tesla makes cars.', false],
    ['occur as part of a word only', 'Teslar', 'Teslarati writes of Tesla.', false],
    ['have nothing to do with the name', 'BYD', 'Tesla and BYD make cars.', false],
    ['are sentences', 'Tesla makes cars.', 'Tesla makes cars.', false],
    ['are common words', 'Company', 'Tesla (Company) makes cars.', false],
  ])('that %s', (_, alias, text, kept) => {
    expect(verified({ name: 'Tesla, Inc.', aliases: [alias] }, text).aliases.includes(alias)).toBe(
      kept,
    );
  });

  it('are no rivals, and at most eight', () => {
    const text = `Tesla Rival. ${Array.from({ length: 20 }, (_, n) => `Tesla Unit${n}`).join('. ')}`;
    const aliases = ['Tesla Rival', ...Array.from({ length: 20 }, (_, n) => `Tesla Unit${n}`)];
    const identity = verified({ name: 'Tesla', aliases, rivals: ['Tesla Rival'] }, text);
    expect(identity.aliases).toHaveLength(8);
    expect(identity.aliases).not.toContain('Tesla Rival');
  });

  it('may be initials, in either direction', () => {
    expect(
      verified({ aliases: ['GM'] }, 'General Motors or GM.', 'General Motors').aliases,
    ).toEqual(['GM']);
    const long = 'International Business Machines';
    expect(verified({ aliases: [long] }, `IBM, once ${long}.`, 'IBM').aliases).toEqual([long]);
  });
});

describe('rivals', () => {
  it('occur word for word, are names, and are not the company', () => {
    const text =
      'Tesla, Inc. competes with BYD, Ford and Volkswagen. Chinese carmakers grow. byte BYTE Gm.';
    const rivals = [
      'BYD',
      'Ford',
      'Lucid',
      'Tesla',
      'Tesla, Inc.',
      'Chinese carmakers',
      'BYD',
      'GM',
      'Chinese carmakers grow.',
      'Others',
    ];
    expect(verified({ name: 'Tesla, Inc.', rivals }, text).rivals).toEqual(['BYD', 'Ford']);
  });

  it('are at most twelve', () => {
    const rivals = Array.from({ length: 30 }, (_, n) => `Maker${n}`);
    expect(verified({ rivals }, rivals.join(', ')).rivals).toHaveLength(12);
  });
});

describe('the ticker', () => {
  it.each([
    ['TSLA', 'Tesla (NASDAQ: TSLA) makes cars.', 'TSLA'],
    ['NASDAQ: TSLA', 'Tesla (NASDAQ: TSLA) makes cars.', 'TSLA'],
    ['TSLA', `TSLA. ${'x '.repeat(200)} Tesla`, null],
    ['TSLA', 'Tesla makes cars.', null],
    ['CEO', 'The CEO of Tesla spoke.', null],
    ['T', 'Tesla and Model T.', null],
    ['F', 'Tesla (NYSE: F) makes cars.', 'F'],
    ['tsla', 'Tesla tsla', null],
    ['6594', '6594 is the code of Tesla.', '6594'],
    ['Tesla trades as TSLA', 'Tesla trades as TSLA', null],
  ])('%s, of "%s", gives %s', (ticker, text, expected) => {
    expect(verified({ name: 'Tesla', ticker }, text).ticker).toBe(expected);
  });
});

describe('the domain', () => {
  it.each([
    ['tesla.com', 'https://ir.tesla.com/x', 'Tesla', 'tesla.com'],
    ['https://www.tesla.com/about', 'https://tesla.com/x', 'Tesla', 'tesla.com'],
    ['ir.tesla.com', 'https://ir.tesla.com/x', 'Tesla', 'tesla.com'],
    ['tesla.com', 'https://news.example/x', 'Tesla: see tesla.com', 'tesla.com'],
    ['tesla.com', 'https://news.example/x', 'Tesla', null],
    ['reuters.com', 'https://reuters.com/x', 'Tesla at reuters.com', null],
    ['someblog.com', 'https://someblog.com/x', 'Tesla', null],
    ['not a domain', 'https://x.com/x', 'Tesla', null],
    ['com', 'https://x.com/x', 'Tesla com', null],
    ['teslarati.com', 'https://teslarati.com/x', 'Tesla', null],
    [
      'tesla-shares.com',
      'https://tesla-shares.com/x',
      'Tesla: our official site is tesla-shares.com',
      null,
    ],
    ['voltwerk.com', 'https://news.example/x', 'Tesla: see voltwerk.com', null],
  ])('%s, on %s with "%s", gives %s', (domain, url, text, expected) => {
    expect(verified({ name: 'Tesla', domain }, text, 'Tesla', url).domain).toBe(expected);
  });
});

describe('a proposal of whole sentences', () => {
  it('leaves the name as typed and nothing else', () => {
    const sentence = 'Tesla delivered 1.79 million vehicles in 2024.';
    const identity = verifyIdentity(
      {
        name: sentence,
        aliases: [sentence],
        ticker: sentence,
        domain: sentence,
        rivals: [sentence],
      },
      { company: 'Tesla', pages: TESLA.pages },
    );
    expect(identity).toEqual({
      name: 'Tesla',
      // A page says so.
      aliases: ['Tesla Motors'],
      ticker: null,
      domain: null,
      rivals: [],
    });
  });

  it('believes what the sample pages show', () => {
    const identity = verifyIdentity(
      {
        name: 'Tesla, Inc.',
        aliases: ['Tesla Motors'],
        ticker: 'TSLA',
        domain: 'tesla.com',
        rivals: ['BYD', 'Hyundai'],
      },
      { company: 'Tesla', pages: TESLA.pages },
    );
    expect(identity).toMatchObject({
      name: 'Tesla, Inc.',
      ticker: 'TSLA',
      rivals: ['BYD', 'Hyundai'],
    });
    expect(identity.aliases).toContain('Tesla');
  });
});
