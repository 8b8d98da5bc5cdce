import { describe, expect, it } from 'vitest';
import type { Identity } from '../report.ts';
import { bearsMarks, createAbout } from './about-company.ts';
import { type ProposedIdentity, verifyIdentity } from './identity.ts';
import { withoutPointingAway } from './pointing-away.ts';

const NOTHING: ProposedIdentity = { name: '', aliases: [], ticker: null, domain: null, rivals: [] };
const identityOf = (company: string, text: string, proposed: Partial<ProposedIdentity> = {}) =>
  verifyIdentity(
    { ...NOTHING, name: company, ...proposed },
    { company, pages: [{ url: 'https://news.example/x', title: 'Page', text }] },
  );

describe('a name that the company had, or trades under', () => {
  it.each([
    ['formerly', 'Meta Platforms, formerly Facebook, runs apps.', 'Meta Platforms', 'Facebook'],
    [
      'a ticker in a parenthesis between',
      'Meta Platforms (NASDAQ: META), formerly known as Facebook, runs apps.',
      'Meta Platforms',
      'Facebook',
    ],
    [
      'vormals',
      'Die Ceconomy AG, vormals Karstadt, handelt mit Elektronik.',
      'Ceconomy',
      'Karstadt',
    ],
    [
      'vormals in a parenthesis',
      'Uniper (vormals Kraftwerke) erzeugt Strom.',
      'Uniper',
      'Kraftwerke',
    ],
    ['anciennement', 'Vivendi, anciennement Générale, est un groupe.', 'Vivendi', 'Générale'],
    [
      'antes',
      'Telefónica, antes Compañía Telefónica, opera redes.',
      'Telefónica',
      'Compañía Telefónica',
    ],
    [
      'antes conocida como',
      'Naturgy, antes conocida como Gas Natural, vende gas.',
      'Naturgy',
      'Gas Natural',
    ],
    ['旧', 'パナソニック（旧松下）は電機メーカーである。', 'パナソニック', '松下'],
    ['曾用名', '小米（曾用名：红米）生产手机。', '小米', '红米'],
  ])('%s', (_, text, company, former) => {
    expect(identityOf(company, text).aliases).toContain(former);
  });

  it.each([
    [
      'trading as',
      'Dixons Carphone, trading as Currys, sells laptops.',
      'Dixons Carphone',
      'Currys',
    ],
    [
      'firmiert als',
      'Die Media-Saturn, firmiert als Mediamarkt, verkauft Geräte.',
      'Media-Saturn',
      'Mediamarkt',
    ],
    [
      'doing business as',
      'Alpine Holdco doing business as Snowpeak sells tents.',
      'Alpine Holdco',
      'Snowpeak',
    ],
  ])('%s, where the model proposes it', (_, text, company, alias) => {
    expect(identityOf(company, text, { aliases: [alias] }).aliases).toContain(alias);
  });

  it.each([
    [
      'of another on the page',
      'Nike met Converse, formerly Marquis, in court. Acme watched.',
      'Acme',
    ],
    [
      'that a page says it is not',
      'Acme Pumps. Not to be confused with Acme, formerly Zenith Tools.',
      'Acme',
    ],
  ])('is none %s', (_, text, company) => {
    expect(identityOf(company, text).aliases).toEqual([]);
  });
});

const identity = (name: string, parts: Partial<Identity> = {}): Identity => ({
  ...{ name, aliases: [], ticker: null, domain: null, rivals: [] },
  ...parts,
});
const page = (title: string, text: string, url = 'https://x.example/1') => ({ title, text, url });

describe('a company whose name is an ordinary word', () => {
  const GAP = identity('Gap Inc.', {
    aliases: ['Gap'],
    ticker: 'GPS',
    domain: 'gapinc.com',
    rivals: ['H&M'],
  });
  const VISA = identity('Visa Inc.', {
    aliases: ['Visa'],
    domain: 'visa.com',
    rivals: ['Mastercard'],
  });
  const ORANGE = identity('Orange S.A.', {
    aliases: ['Orange'],
    domain: 'orange.com',
    rivals: ['Bouygues'],
  });
  const SHELL = identity('Shell plc', {
    aliases: ['Shell'],
    domain: 'shell.com',
    rivals: ['TotalEnergies'],
  });
  const TARGET = identity('Target Corporation', {
    aliases: ['Target'],
    domain: 'target.com',
    rivals: ['Walmart'],
  });
  const APPLE = identity('Apple Inc.', {
    aliases: ['Apple'],
    ticker: 'AAPL',
    domain: 'apple.com',
    rivals: ['Samsung'],
  });

  it.each<[string, Identity, ReturnType<typeof page>]>([
    [
      'gap years',
      GAP,
      page(
        'Gap Year Guide',
        'Gap years are popular. A gap in the CV is no gap in life. Gap year students travel.',
      ),
    ],
    [
      'visas',
      VISA,
      page(
        'Visa requirements',
        'Visa rules differ. A visa costs 80 euros. Visa applicants wait for the visa.',
      ),
    ],
    [
      'oranges',
      ORANGE,
      page(
        'Orange harvest',
        'Orange prices rose. The orange crop failed, and orange juice is dear. Orange growers suffer.',
      ),
    ],
    [
      'sea shells',
      SHELL,
      page(
        'Shell collecting',
        'Shell beaches. A shell is the home of a snail. Shell after shell washes up.',
      ),
    ],
    [
      'targets',
      TARGET,
      page(
        'Target setting',
        'Target figures matter. A target must be measurable; each target has an owner.',
      ),
    ],
    [
      'apples',
      APPLE,
      page(
        'Apple varieties',
        'Apple trees bloom in May. An apple a day; the apple harvest was small. Apple growers rejoice.',
      ),
    ],
  ])('is not met on a page about %s', (_, of, found) => {
    const { isAbout, mentions } = createAbout(of);
    expect(isAbout(found)).toBe(false);
    expect(mentions(found)).toBe(false);
  });

  it.each<[string, Identity, ReturnType<typeof page>]>([
    [
      'with its rival',
      GAP,
      page('Gap turns around', 'Gap sold more jeans. H&M lost ground to Gap in spring.'),
    ],
    [
      'with its ticker',
      APPLE,
      page('Apple results', 'Apple (AAPL) sold more phones. The results of Apple beat estimates.'),
    ],
    [
      'with its full name',
      SHELL,
      page('Shell cuts costs', 'Shell plc cuts costs. Shell said so on Monday.'),
    ],
    [
      'of its own',
      VISA,
      page(
        'Visa annual report',
        'Visa processed payments. Visa grew.',
        'https://investor.visa.com/report',
      ),
    ],
    [
      'that writes it as a name within sentences',
      TARGET,
      page(
        'Retail news',
        'Shoppers went to Target in May. Analysts think Target will grow, said the retailer. In June Target cut prices.',
      ),
    ],
  ])('is met on a page %s', (_, of, found) => {
    const { isAbout, mentions } = createAbout(of);
    expect(mentions(found)).toBe(true);
    expect(isAbout(found)).toBe(true);
  });
});

describe('a page that says whom it is not about', () => {
  const NETFLIX = identity('Netflix', {
    ticker: 'NFLX',
    domain: 'netflix.com',
    rivals: ['Disney'],
  });
  it.each([
    [
      'not to be confused with',
      'Netflix makes curtains of net. Not to be confused with Netflix, Inc. (netflix.com, NFLX).',
    ],
    [
      'not related to',
      'The curtain maker Netflix is not related to the streaming service at netflix.com; it sells nets.',
    ],
    [
      'nicht zu verwechseln mit',
      'Netflix Gardinen (nicht zu verwechseln mit netflix.com) webt Stoffe.',
    ],
    ['ne pas confondre avec', 'Netflix Rideaux, à ne pas confondre avec le service netflix.com.'],
    ['no confundir con', 'Netflix Cortinas, no confundir con netflix.com.'],
    ['not mistaken for', 'Netflix Nets, not to be mistaken for netflix.com, weaves.'],
    ['nothing to do with', 'The weaver has nothing to do with NFLX; it sells nets.'],
    [
      'for the company, see',
      'A netflix is a net. For the streaming company, see Netflix, Inc. (NFLX).',
    ],
    ['zum Unternehmen siehe', 'Ein Netz. Zum Unternehmen siehe Netflix (netflix.com).'],
    ['hat nichts zu tun mit', 'Die Weberei hat nichts zu tun mit netflix.com.'],
    ['rien à voir avec', 'Ce tisserand n’a rien à voir avec netflix.com.'],
    ['ne doit pas être confondu avec', 'Il ne doit pas être confondu avec netflix.com.'],
    ['pour l’entreprise, voir', 'Un filet. Pour l’entreprise de vidéo, voir Netflix (NFLX).'],
    ['para la empresa, véase', 'Una red. Para la empresa, véase Netflix (netflix.com).'],
    ['nada que ver con', 'La tienda no tiene nada que ver con netflix.com.'],
    ['とは異なる', 'カーテン店ネットフリックス。netflix.comとは異なる会社。'],
  ])('%s', (_, text) => {
    expect(bearsMarks(NETFLIX, page('Curtains', text))).toBe(false);
  });

  it('keeps what stands in the other clauses', () => {
    const text = 'Acme (not related to Zenith) makes pumps. It sold 300.';
    expect(withoutPointingAway(text)).toBe('Acme () makes pumps. It sold 300.');
    expect(bearsMarks(NETFLIX, page('Netflix', 'Netflix, unlike Disney, sells ads.'))).toBe(true);
    expect(bearsMarks(NETFLIX, page('Help', 'Reset it.', 'https://help.netflix.com/a'))).toBe(true);
  });
});
