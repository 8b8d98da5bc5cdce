import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../testing/processor-time.ts';
import { figureFaults } from './figure-check.ts';

const faults = (claim: string, ...passages: string[]) => figureFaults(claim, passages).faults;

describe('figureFaults', () => {
  it.each([
    ['In 2024, revenue reached $97.69 billion.', 'Revenue was 97,690 million dollars in 2024.'],
    ['Umsatz von 97,7 Milliarden Euro.', 'Revenue of €97.7 billion.'],
    ['Tesla sold 1,789,226 vehicles.', 'Tesla lieferte 1.789.226 Fahrzeuge aus.'],
    ['売上高は977億円', 'Sales were ¥97.7 billion.'],
    ['It has three plants.', 'It has 3 plants.'],
    ['A 5-year plan.', 'A five-year plan.'],
    ['Half of revenue comes from cars.', 'Cars are 50% of revenue.'],
    ['One in four customers left.', '25% of customers left.'],
    ['Deliveries doubled.', 'Deliveries grew twofold.'],
    ['Margins rose 0.25 percentage points.', 'Margins rose 25 bps.'],
    ['Margins of 10 to 15 percent.', 'Margins of 10–15%.'],
    ['Margins of 10-15%.', 'Margins were 10% at home and 15% abroad.'],
    ['Revenue reached $7bn.', 'Revenue rose from $5bn to $7bn.'],
    ['It grew in Q4 2024.', 'It grew in the fourth quarter of 2024.'],
    ['It grew in FY24.', 'It grew in 2024.'],
    ['In 2025 it reported.', 'On September 30, 2025 it reported.'],
    ['It employs 2,000 people.', 'It employs 2000 people.'],
    ['Sales fell 3.2%.', 'Sales changed by (3.2)%.'],
    ['It sells millions of cars.', 'It sold 1,789,226 cars.'],
    ['One of the largest makers; first, it must save.', 'A large maker.'],
    ['The Model 3 sells well.', 'Its Model 3 is a car.'],
    ['In 2023, sales rose.', 'Its 2023 sales rose.'],
    ['In 2023 it grew.', 'Tesla reported 2023 deliveries.'],
    ['In 2023 it grew.', '2023 marks a year of growth.'],
    ['It employs 2,000 people.', 'Es beschäftigt 2000 Mitarbeiter.'],
    ['It employs 2000 people.', 'It employs 2,000 people.'],
    ['四十二 plants', '四十二家工厂'],
    ['It employs more than 7,400 people.', 'Zum Jahresende waren 7.412 Mitarbeiter beschäftigt.'],
    ['It employs just over 4,100 people.', 'Antalet anställda var 4 120 vid årets slut.'],
    ['It added nearly 2,200 jobs.', 'Antalet anställda ökade med 2 170.'],
    ['It added about 2,200 jobs.', 'Antalet anställda ökade med 2 240.'],
    ['Phase III trials began.', 'The Phase III trials began.'],
    ['It builds DC chargers.', 'It builds chargers.'],
    ['Revenue was $97.7 billion.', 'Revenue was $97.69 billion.'],
    ['Sales were close to a quarter of a trillion dollars.', 'Sales were $249.6 billion.'],
    ['Tiene más de un cuarto de billón de euros.', 'Tiene 263.000 millones de euros.'],
    ['Es wuchs um fast die Hälfte.', 'Es wuchs um 46 %.'],
    ['Tres de cada cinco euros van a redes.', 'El 60 % va a redes.'],
    ['Sales fell 3.2%.', 'Sales changed by (3.2)%.'],
  ])('lets %j stand on %j', (claim, passage) => {
    expect(faults(claim, passage)).toEqual([]);
  });

  it.each([
    ['Revenue was €97.69 billion.', 'Revenue was $97.69 billion.'],
    ['Revenue was A$97.69 billion.', 'Revenue was US$97.69 billion.'],
    ['Revenue was $97.69 million.', 'Revenue was $97.69 billion.'],
    ['Margin rose 17.9 percentage points.', 'Margin rose 17.9%.'],
    ['Margin was 12%.', 'Margin was 10–15%.'],
    ['It has four plants.', 'It has 3 plants.'],
    ['It has 2 stores, a lab and a plant.', 'It has 2,415 stores, a lab and a plant.'],
    ['It took 5 years.', 'It took 5 months.'],
    ['A 5 GWh plant.', 'A 5 MWh plant.'],
    ['It grew in Q3 2024.', 'It grew in the fourth quarter of 2024.'],
    ['On 30 October 2025.', 'On September 30, 2025.'],
    ['In 2023 it grew.', 'In 2024 it grew.'],
    ['It sells billions of cars.', 'It sold 1,789,226 cars.'],
    ['It employs more than 7,400 people.', 'Zum Jahresende waren 7.612 Mitarbeiter beschäftigt.'],
    ['It employs more than 7,400 people.', 'Revenue of €7.4 billion.'],
    ['It employs about 7,400 people.', 'Es wuchs um 7,4 Punkte.'],
    ['It grew with 四十二 plants.', 'It grew with plants.'],
    ['It grew with XLII plants.', 'It grew with plants.'],
  ])('faults %j on %j', (claim, passage) => {
    expect(faults(claim, passage)).toHaveLength(1);
  });

  it.each([
    ['about $97.7 billion', true],
    ['nearly $98 billion', true],
    ['more than $97 billion', true],
    ['about $98.7 billion', false],
    ['nearly $97 billion', false],
    ['more than $98 billion', false],
    ['more than $50 billion', false],
  ])('rounds $97.69 billion to %j: %s', (words, ok) => {
    expect(faults(`Revenue was ${words}.`, 'Revenue was $97.69 billion.').length === 0).toBe(ok);
  });

  it('does not round far, though the claim says about', () => {
    expect(faults('about 1 million', '1.4 million')).toHaveLength(1);
  });

  it('takes each figure from any cited passage and counts them', () => {
    expect(figureFaults('5 plants and 7 offices', ['5 plants', '7 offices'])).toEqual({
      checked: 2,
      faults: [],
    });
    expect(figureFaults('no number', ['5'])).toEqual({ checked: 0, faults: [] });
  });

  it('refuses a claim of nothing but figures rather than check it slowly', () => {
    const text = '7 '.repeat(5000);
    expect(processorMs(() => expect(faults(text, text)).toHaveLength(1))).toBeLessThan(4_500);
  });
});

const digits = fc
  .integer({ min: 1, max: 999 })
  .chain((a) => fc.integer({ min: 1, max: 99 }).map((b) => `${a}.${b % 10 === 0 ? b + 1 : b}`));
const group = fc.integer({ min: 1001, max: 99_999_999 });
const grouped = (mark: string) => group.map((n) => n.toLocaleString('en-US').replaceAll(',', mark));
const amount = fc.oneof(
  digits.chain((d) =>
    fc.constantFrom(`$${d}bn`, `${d} million`, `€${d}m`, `US$ ${d} billion`, `${d} billion euros`),
  ),
  digits.chain((d) =>
    fc.constantFrom(
      `${d}%`,
      `${d} percent`,
      `${d} percentage points`,
      `${d}pp`,
      `(${d})%`,
      `−${d}%`,
    ),
  ),
  grouped(','),
  grouped('\u00a0'),
  grouped("'"),
  fc.constantFrom(
    'three',
    'twenty-five',
    'two million',
    'half',
    'two-thirds',
    'doubled',
    '10–15%',
    'Q4 2024',
    '2023/24',
    'Model 3',
    '3rd',
    '30 September 2025',
    '1 in 4',
    '977億円',
  ),
);
const hedge = fc.constantFrom('', 'about ', 'more than ', 'nearly ', 'up to ');
const sentence = fc
  .tuple(
    fc.constantFrom(
      'Revenue rose',
      'Costs fell',
      'It was not',
      'The loss was',
      'Der Umsatz betrug',
    ),
    hedge,
    amount,
    fc.integer({ min: 1990, max: 2030 }),
    amount,
  )
  .chain(([subject, h, a, year, b]) =>
    fc.constantFrom(
      `${subject} ${h}${a} in ${year}.`,
      `In ${year}, ${subject} ${h}${a}, up from ${b} in ${year - 1}.`,
      `${subject} from ${a} to ${b} (${year}).`,
      `${subject} ${h}${a} and ${b}; ${year} was better.`,
    ),
  );
const passage = fc.array(sentence, { minLength: 1, maxLength: 4 });

describe('figureFaults, for any passage', () => {
  it('never faults a verbatim copy, whole or by the sentence', () => {
    fc.assert(
      fc.property(passage, (sentences) => {
        const text = sentences.join(' ');
        expect(faults(text, text)).toEqual([]);
        for (const one of sentences) expect(faults(one, text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never faults a verbatim copy of any text at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.stringMatching(/^[a-z0-9., %$€–:/()-]{0,60}$/),
        ),
        (text) => {
          expect(faults(text, text)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('faults any changed first digit of a plain amount', () => {
    const plain = fc.oneof(
      digits.chain((d) => fc.constantFrom(`$${d}bn`, `${d} million`, `${d}pp`, `€${d}m`)),
      grouped(','),
    );
    fc.assert(
      fc.property(plain, fc.integer({ min: 1, max: 8 }), (written, by) => {
        const place = written.search(/\d/);
        const digit = ((Number(written[place]) - 1 + by) % 9) + 1;
        const changed = written.slice(0, place) + digit + written.slice(place + 1);
        // A quarter or a twelfth of it, rounded, is what one operation gives.
        const size = (text: string) => Number(text.replace(/[^\d.]/g, ''));
        const apart = Math.abs(Math.log(size(written) / size(changed)));
        fc.pre([4, 12].every((parts) => Math.abs(apart - Math.log(parts)) > 0.1));
        expect(faults(`It was ${changed}.`, `It was ${written}.`).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['million', 'billion'],
    ['percent', 'percentage points'],
    ['thousand', 'million'],
    ['dollars', 'euros'],
  ])('faults %s for %s', (a, b) => {
    fc.assert(
      fc.property(digits, (d) => {
        expect(faults(`It was ${d} ${b}.`, `It was ${d} ${a}.`).length).toBe(1);
        expect(faults(`It was ${d} ${a}.`, `It was ${d} ${b}.`).length).toBe(1);
      }),
      { numRuns: 50 },
    );
  });
});
