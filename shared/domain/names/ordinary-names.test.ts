import { describe, expect, it } from 'vitest';
import type { Identity } from '../report.ts';
import { createAbout } from './about-company.ts';

/** Pages without any mark of the company: how the word is written is all that code knows. */

const identity = (name: string, rivals: string[], parts: Partial<Identity> = {}): Identity => ({
  ...{ name, aliases: [], ticker: null, domain: null, rivals },
  ...parts,
});
const COMPANIES = {
  Gap: identity('Gap Inc.', ['H&M', 'Zara'], { aliases: ['Gap'], domain: 'gapinc.com' }),
  Visa: identity('Visa Inc.', ['Mastercard'], { aliases: ['Visa'], domain: 'visa.com' }),
  Orange: identity('Orange S.A.', ['SFR'], { aliases: ['Orange'], domain: 'orange.com' }),
  Shell: identity('Shell plc', ['BP'], { aliases: ['Shell'], ticker: 'SHEL' }),
  Target: identity('Target Corporation', ['Walmart'], { aliases: ['Target'], ticker: 'TGT' }),
  Apple: identity('Apple Inc.', ['Samsung'], { aliases: ['Apple'], ticker: 'AAPL' }),
};
type Row = [company: keyof typeof COMPANIES, language: string, title: string, text: string];
function met([company, language, title, text]: Row): boolean[] {
  const { isAbout, mentions } = createAbout(COMPANIES[company]);
  const page = { url: 'https://x.example/1', title, text, language };
  return [isAbout(page), mentions(page)];
}

describe('a page that means the thing is not met', () => {
  it.each<Row>([
    [
      ...(['Gap', 'de', 'Gender Pay Gap 2025'] as const),
      'Der Gender Pay Gap lag 2025 bei 16 Prozent. Der bereinigte Gap sinkt langsamer. Zwischen Ost und West ist der Gap verschieden; ein Gap von 6 Prozent bleibt.',
    ],
    [
      ...(['Gap', 'en', 'The Gender Pay Gap Explained'] as const),
      'The Gender Pay Gap is the difference between the pay of men and women. The Gap was 13% in 2024. Closing the Gap takes decades. Employers must report the Gap each year, says the minister.',
    ],
    [
      ...(['Gap', 'en', 'Skills Gap Report'] as const),
      'Skills Gap: employers see a gap between what schools teach and what work needs. The gap is widest in data.',
    ],
    [
      ...(['Visa', 'de', 'Visa-Antrag: das müssen Reisende wissen'] as const),
      'Ein Visa braucht, wer länger bleibt. Das Visa kostet 80 Euro. Wer ein Visa beantragt, wartet drei Wochen. Visa werden von der Botschaft erteilt.',
    ],
    [
      ...(['Visa', 'en', 'Visa Requirements for Japan'] as const),
      'Visa Requirements. You need a Visa for Japan if you stay longer than 90 days. Apply for a Visa at the embassy. Visa Fees: 3,000 yen. Your Visa is valid for three months.',
    ],
    [
      ...(['Visa', 'es', 'Visado para Estados Unidos: la visa'] as const),
      'La visa de turista cuesta 185 dólares. Para pedir la visa se necesita un pasaporte. Visa B1. La visa se renueva.',
    ],
    [
      ...(['Orange', 'de', 'Orange – Wikipedia'] as const),
      'Die Orange ist eine Zitrusfrucht. Eine Orange enthält viel Vitamin C. Der Anbau der Orange begann in China. In Spanien wird die Orange im Winter geerntet.',
    ],
    [
      ...(['Orange', 'fr', "L'orange, fruit d'hiver"] as const),
      "L'orange est un fruit. Une orange pèse 150 g. La récolte des oranges a baissé. Orange amère.",
    ],
    [
      ...(['Orange', 'en', 'Orange County Budget'] as const),
      'Orange County adopted a budget. The board of Orange County met. In Orange County taxes rose.',
    ],
    [
      ...(['Shell', 'en', 'Shell script tutorial'] as const),
      'A shell reads commands. Shell scripts automate tasks. In the Shell, type ls. The shell expands names; Bash is a shell.',
    ],
    [
      ...(['Shell', 'de', 'Die Shell unter Linux'] as const),
      'Die Shell liest Befehle. Eine Shell ist ein Programm. In der Shell gibt man ls ein. Mit einer anderen Shell geht es auch.',
    ],
    [
      ...(['Target', 'en', 'Price Target Raised'] as const),
      'Analysts raised the Price Target for Acme. The new Target is 50 dollars. A Target of 60 is possible; the target was 40 before.',
    ],
    [
      ...(['Target', 'en', 'EU Climate Target 2040'] as const),
      'The Climate Target for 2040 is 90%. The Commission proposed the Target in February. Member states may miss the Target, and the Target may be moved.',
    ],
    [
      ...(['Apple', 'en', 'Apple Valley Harvest'] as const),
      'Apple Valley grows fruit. Apple orchards bloom. The apple crop was small. Apple cider sells well.',
    ],
    [
      ...(['Apple', 'en', 'Apple Varieties of Britain'] as const),
      'The Cox is an Apple from 1830. Each Apple has its season. This Apple keeps until March. An Apple a day.',
    ],
    [
      ...(['Apple', 'en', 'Apple'] as const),
      'This article is about the fruit. For the technology company, see Apple Inc. For other uses, see Apple (disambiguation). An apple is a round fruit. Apple trees are grown worldwide.',
    ],
  ])('%s, %s: %s', (...row) => {
    expect(met(row)).toEqual([false, false]);
  });
});

describe('a page that means the company is', () => {
  it.each<Row>([
    [
      ...(['Gap', 'de', 'Gap stellt neuen Chef vor'] as const),
      'Die Modekette Gap hat einen neuen Chef. Gap will Filialen schließen, sagte er. Im Juni eröffnete Gap in Berlin.',
    ],
    [
      ...(['Visa', 'de', 'Visa steigert Gewinn'] as const),
      'Der Zahlungsdienstleister Visa hat den Gewinn gesteigert. Die Gebühren von Visa stiegen. Händler werfen Visa vor, zu viel zu verlangen.',
    ],
    [
      ...(['Visa', 'es', 'Bruselas acusa a Visa'] as const),
      'Bruselas acusa a Visa de abusar de su posición. Según Visa, las tarifas son justas. El gigante Visa recurrirá.',
    ],
    [
      ...(['Orange', 'fr', 'Orange investit dans la fibre'] as const),
      'Le groupe Orange investit dans la fibre. Selon Orange, 40 millions de foyers sont raccordés. Le chiffre d’affaires d’Orange a augmenté.',
    ],
    [
      ...(['Orange', 'de', 'Orange baut in Polen aus'] as const),
      'Der Telekomkonzern Orange baut in Polen das Netz aus. Laut Orange steigen die Umsätze. Kunden von Orange zahlen mehr.',
    ],
    [
      ...(['Shell', 'en', 'Shell cuts 200 jobs'] as const),
      'The oil major Shell cuts 200 jobs. Shell said profits fell. Analysts at the bank expect Shell to buy back shares.',
    ],
    [
      ...(['Shell', 'de', 'Shell baut Raffinerie um'] as const),
      'Der Ölkonzern Shell baut die Raffinerie in Wesseling um. Für Shell ist das ein Schritt. Bei Shell arbeiten 3.000 Menschen.',
    ],
    [
      ...(['Target', 'en', 'Target misses its sales target'] as const),
      'Target missed its sales target. The retailer Target had set a target of 2%. Shoppers left Target in spring, and Target cut its target.',
    ],
    [
      ...(['Target', 'en', 'At Target the tills ring'] as const),
      'At Target the tills ring. Prices at Target fell.',
    ],
    [
      ...(['Apple', 'de', 'Apple eröffnet Laden'] as const),
      'Der Konzern Apple eröffnet einen Laden. Kunden von Apple standen an. Bei Apple heißt es, der Umsatz steige.',
    ],
    [
      ...(['Apple', 'ja', 'Apple、新製品を発表'] as const),
      'Appleは新製品を発表した。Appleの売上高は増加した。',
    ],
  ])('%s, %s: %s', (...row) => {
    expect(met(row)).toEqual([true, true]);
  });
});
