import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionFaults } from './direction.ts';

describe('directionFaults', () => {
  it.each([
    ['Revenue rose 5%.', 'Revenue fell 5% in 2024.'],
    ['Revenue fell 5%.', 'Revenue rose 5%. Costs fell 5%.'],
    ['Sales grew 3.2%.', 'Sales changed by −3.2%.'],
    ['Net income was $5bn.', 'A net loss of $5bn was booked.'],
    ['Revenue fell from $5bn to $7bn.', 'Revenue rose from $5bn to $7bn.'],
    ['Sales were down 5%.', 'Sales were 5% higher.'],
    ['There was a 5% increase in cost.', 'There was a 5% decline in cost.'],
    ['Revenue declined 5%.', 'Revenue did not decline 5%.'],
    ['Der Umsatz stieg um 5 %.', 'Der Umsatz sank um 5 %.'],
    ['Le chiffre d’affaires a augmenté de 5 %.', 'Le chiffre d’affaires a reculé de 5 %.'],
    ['Las ventas subieron un 5 %.', 'Las ventas cayeron un 5 %.'],
    ['Revenue rose 5%.', 'Der Umsatz sank um 5 %.'],
    ['Netflix opened 12 stores.', 'Netflix closed 12 stores.'],
    ['Margins are lower than 5%.', 'Margins are higher than 5%.'],
    ['Car revenue rose to $77bn.', 'Car revenue was $77bn in 2024, down from $82bn in 2023.'],
    ['The margin rose to 17.9%.', 'The margin was 17.9% in 2024, against 18.2% in 2023.'],
    ['Revenue rose to $94.8bn.', 'Revenue was $94.8bn in 2025, below the $97.69bn of 2024.'],
    [
      'Deliveries rose for another year, from 12,000 vans.',
      'Deliveries fell for another year, from 12,000 vans.',
    ],
    ['Tesla gained market share in Europe.', 'Tesla lost market share in Europe.'],
    ['Tesla beat analyst expectations.', 'Tesla missed analyst expectations.'],
    ['Tesla pays a dividend to holders.', 'Tesla has never paid a dividend to holders.'],
    ["Tesla doesn't pay dividends to holders.", 'Tesla pays dividends to holders.'],
    ['Demand for cars is strong in China.', 'Demand for cars is weak in China.'],
    ['The firm is profitable in Europe.', 'The firm is unprofitable in Europe.'],
    ['Tesla raised its prices by 20% in 2023.', 'Tesla cut its prices by 20% in 2023.'],
    ['Tesla trailed Ford by 7 points.', 'Tesla outperformed Ford by 7 points.'],
    ['Customers cannot leave Tesla at no cost.', 'Customers can leave Tesla at no cost.'],
    ['Customers cannot leave.', 'Customers can leave.'],
    ["Customers can't leave.", 'Customers can leave.'],
    ['Tesla recalled 300 cars.', 'Tesla denied that it recalled 300 cars.'],
    ['Tesla recalled 300 cars.', 'Tesla refused to recall 300 cars.'],
    ['Tesla built 300 vans.', 'Tesla ruled out that it built 300 vans.'],
    ['Tesla makes 300 vans.', 'Tesla no longer makes 300 vans.'],
    ['Tesla is dearer than BMW by $6,000.', 'Tesla is cheaper than BMW by $6,000.'],
    ['Tesla saw its margin deteriorate to 17%.', 'Tesla improved its margin to 17%.'],
    ['Tesla lost a suit over 14 patents.', 'Tesla won a suit over 14 patents.'],
    ['Tesla shut 55 shops in Norway.', 'Tesla added 55 shops in Norway.'],
    ['Tesla left 3 markets.', 'Tesla entered 3 markets.'],
    ['Norway banned the sale of vans.', 'Norway allowed the sale of vans.'],
    ['Tesla rejected a dividend of $2.', 'Tesla approved a dividend of $2.'],
    ['Tesla will open 3 plants in Spain.', 'Tesla may open 3 plants in Spain.'],
    ['Tesla opened 3 plants in Spain.', 'Tesla plans to open 3 plants in Spain.'],
    ['Tesla reported sales of $120 billion.', 'Tesla expects sales of $120 billion in 2030.'],
    ['Tesla reported sales of $120 billion.', 'Sales of $120 billion are expected in 2030.'],
    ['Tesla sells vans in India.', 'Tesla might sell vans in India.'],
    ['Tesla grew 91% from 2015 to 2014.', 'Tesla grew 91% from 2014 to 2015.'],
  ])('faults %j on %j', (claim, passage) => {
    expect(directionFaults(claim, [passage])).toHaveLength(1);
  });

  it.each([
    ['Revenue rose 5%.', 'Revenue increased by 5% in 2024.'],
    ['Costs fell 5%.', 'Revenue rose 5%. Costs fell 5%.'],
    ['Sales fell 3.2%.', 'Sales changed by −3.2%.'],
    ['Revenue was $5bn.', 'Revenue rose to $5bn.'],
    ['Revenue rose to $5bn.', 'Revenue was $5bn.'],
    ['Tesla had revenue of $5bn.', 'Tesla has no debt and revenue of $5bn.'],
    ['Not only did revenue rise 5%, costs fell.', 'Revenue rose 5% while costs fell.'],
    ['Der Umsatz stieg um 5 %.', 'Revenue grew 5%.'],
    ['The margin fell to 17.9%.', 'The margin was 17.9% in 2024, against 18.2% in 2023.'],
    ['The margin fell from 18.2%.', 'The margin was 17.9% in 2024, against 18.2% in 2023.'],
    ['Costs improved to $5bn.', 'Costs fell to $5bn.'],
    ['It no longer reports members each quarter.', 'It stopped reporting members each quarter.'],
    ['Revenue fell from $7bn to $5bn.', 'Revenue rose to $7bn before it fell to $5bn.'],
    ['Rivals cut prices in Europe.', 'Tesla raised wages in Texas.'],
    ['Tesla forecasts sales of $120 billion.', 'Tesla expects sales of $120 billion in 2030.'],
    ['Tesla could open 3 plants.', 'Tesla may open 3 plants in Spain.'],
    ['Tesla opened 3 plants.', 'In May Tesla opened 3 plants in Spain.'],
    ['Tesla has 5 plants.', 'Tesla expects its 5 plants to run until 2030.'],
    ['Sales were $5bn.', 'As expected, sales were $5bn.'],
    ['Sales were $5bn.', 'Better than expected sales of $5bn were reported.'],
    ['Sales were $5bn.', 'Sales of $5bn were expected in May. Sales reached $5bn in June.'],
    ['Tesla did not recall 300 cars.', 'Tesla denied that it recalled 300 cars.'],
    ['Prices fell 20%.', 'Tesla cut its prices by 20%.'],
    ['Sales rose 5%.', 'Price cuts lifted sales 5%.'],
    ['Tesla grew from 2014 to 2015.', 'Tesla grew 91% between 2014 and 2015.'],
  ])('lets %j stand on %j', (claim, passage) => {
    expect(directionFaults(claim, [passage])).toEqual([]);
  });

  it('is content when one of the passages agrees', () => {
    expect(directionFaults('Revenue rose 5%.', ['Revenue fell 5%.', 'Revenue rose 5%.'])).toEqual(
      [],
    );
  });

  const verb = fc.constantFrom(
    'rose',
    'fell',
    'did not grow',
    'never declined',
    'was a net loss of',
    'beat',
    'missed',
    'lost',
    'may cut',
    'is expected to open',
    'ruled out',
    'refused to leave',
    'reported',
  );
  const clause = fc
    .tuple(
      fc.constantFrom('Revenue', 'Tesla', 'Its share', 'Der Gewinn', 'No plant'),
      verb,
      fc.constantFrom('5%', '$3bn', '(3.2)%', 'three stores', 'ground'),
    )
    .map((words) => words.join(' '));
  const passage = fc
    .array(fc.tuple(clause, fc.constantFrom('. ', ', ', ' and ', ' while ', '; ', ' after ')), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.flat().join(''));

  it('never faults a verbatim copy', () => {
    const anything = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.oneof(passage, anything), (text) => {
        expect(directionFaults(text, [text])).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never faults a sentence of the passage', () => {
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 4 }), (clauses) => {
        const text = clauses.map((one) => `${one}.`).join(' ');
        for (const one of clauses) expect(directionFaults(`${one}.`, [text])).toEqual([]);
      }),
    );
  });

  it('answers within a second for 10 KB on both sides', () => {
    for (const unit of ['rose 5% ', 'not ', 'rose, ', 'revenue growth fell 5 and ']) {
      const text = unit.repeat(10_000 / unit.length);
      const start = performance.now();
      directionFaults(text, [text]);
      directionFaults(text.replaceAll('rose', 'fell'), [text]);
      expect(performance.now() - start).toBeLessThan(4_500);
    }
  });
});
