import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../testing/processor-time.ts';
import { figuresIn } from './figures.ts';

/** What a text states, in short: kind, value (or ends), unit. */
const read = (text: string) =>
  figuresIn(text).map((f) => {
    const value = f.kind === 'name' ? f.raw : f.range === null ? f.value : `${f.low}..${f.high}`;
    return [f.kind, value, ...(f.unit === null ? [] : [f.unit])].join(' ');
  });

describe('figuresIn', () => {
  it.each([
    ['1,789,226 cars', 'number 1789226'],
    ['1.789.226 Fahrzeuge', 'number 1789226'],
    ['1 789 226 voitures', 'number 1789226'],
    ['1\u00a0789\u202f226 voitures', 'number 1789226'],
    ["1'789'226 Autos", 'number 1789226'],
    ['12,34,567 units', 'number 1234567'],
    ['１，７８９ units', 'number 1789'],
    ['٣٤ units', 'number 34'],
    ['a ratio of .5', 'number 0.5'],
    ['312.000 Menschen', 'number 312000'],
    ['rund 62.035 Mitarbeiter', 'number 62035'],
    ['2 340 anställda', 'number 2340'],
  ])('reads the separators of %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['97.69 billion', 'number 97690000000'],
    ['$97.69bn', 'money 97690000000 $'],
    ['US$ 97.7 B', 'money 97700000000 USD'],
    ['€3.2m', 'money 3200000 EUR'],
    ['EUR3.2m', 'money 3200000 EUR'],
    ['97,7 Milliarden Euro', 'money 97700000000 EUR'],
    ['97,7 Mrd. Euro', 'money 97700000000 EUR'],
    ["97,7 milliards d'euros", 'money 97700000000 EUR'],
    ['97.700 millones de euros en los mercados', 'money 97700000000 EUR'],
    ['1.79 million', 'number 1790000'],
    ['1.8M', 'number 1800000'],
    ['12k', 'number 12000'],
    ['40 lakh', 'number 4000000'],
    ['2 crore', 'number 20000000'],
    ['Rs 500 crore', 'money 5000000000 INR'],
    ['977億円', 'money 97700000000 JPY'],
    ['1.2兆', 'number 1200000000000'],
    ['1兆2000億円', 'money 1200000000000 JPY'],
    ['5 GWh', 'number 5000000000 Wh'],
    ['5-year', 'number 5 year'],
    ['MSEK 4 812', 'money 4812000000 SEK'],
    ['4 812 Mkr', 'money 4812000000 kr'],
    ['T€: 53.101', 'money 53101000 EUR'],
    ['TEUR 53.101', 'money 53101000 EUR'],
    ['45,3 млрд руб.', 'money 45300000000 RUB'],
    ['120 tys. osób', 'number 120000'],
    ['R$ 4,8 bi', 'money 4800000000 BRL'],
    ['1조 2,340억 원', 'money 1234000000000 KRW'],
    ['3만 2천 명', 'number 32000'],
    ['12万5,665人', 'number 125665'],
    ['4,812百万円', 'money 4812000000 JPY'],
    ['12mila euro', 'money 12000 EUR'],
    ['3.4 m tonnes', 'number 3400000 t'],
    ['42 cents', 'money 0.42'],
  ])('reads scale and unit of %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['17.9%', 'percent 17.9 %'],
    ['17.9 percent', 'percent 17.9 %'],
    ['17,9 %', 'percent 17.9 %'],
    ['17,9 Prozent', 'percent 17.9 %'],
    ['2.5 percentage points', 'points 2.5 pp'],
    ['3pp', 'points 3 pp'],
    ['25 bps', 'points 0.25 pp'],
    ['(3.2)%', 'percent -3.2 %'],
    ['−3%', 'percent -3 %'],
    ['minus 3', 'number -3'],
    ['$(3.2) million', 'money -3200000 $'],
    ['2,5 п.п.', 'points 2.5 pp'],
    ['2割', 'percent 20 %'],
    ['en fjärdedel', 'fraction 0.25'],
    ['提高2.5个百分点', 'points 2.5 pp'],
    ['2,5 procentenheter', 'points 2.5 pp'],
  ])('tells percent, points and signs apart in %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['three', 'number 3'],
    ['twenty-five', 'number 25'],
    ['two million', 'number 2000000'],
    ['a million', 'number 1000000'],
    ['half a million', 'number 500000'],
    ['three hundred and fifty thousand', 'number 350000'],
    ['two dozen', 'number 24'],
    ['half of it', 'fraction 0.5'],
    ['a quarter of it', 'fraction 0.25'],
    ['3 out of 5', 'fraction 0.6'],
    ['one in four', 'fraction 0.25'],
    ['½', 'fraction 0.5'],
    ['doubled', 'multiple 2'],
    ['threefold', 'multiple 3'],
    ['2.5x', 'multiple 2.5'],
    ['the third plant', 'ordinal 3'],
    ['3rd', 'ordinal 3'],
    ['3:1', 'ratio 3'],
    ['millions of users', 'magnitude 1000000'],
  ])('reads the words %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['2024', ['year 2024']],
    ['FY24', ['year 2024']],
    ['2023-24', ['year 2023', 'year 2024']],
    ['2023/24', ['year 2023', 'year 2024']],
    ['the 2020s', ['decade 2020']],
    ['Q4 2024', ['quarter 4 Q', 'year 2024']],
    ['4Q24', ['quarter 4 Q', 'year 2024']],
    ['the fourth quarter of 2024', ['quarter 4 Q', 'year 2024']],
    ['drittes Quartal 2024', ['quarter 3 Q', 'year 2024']],
    ['H1', ['quarter 1 H']],
    ['30 September 2025', ['date 20250930']],
    ['September 30, 2025', ['date 20250930']],
    ['2025-09-30', ['date 20250930']],
    ['30.09.2025', ['date 20250930']],
    ['in May 2025', ['date 20250500']],
    ['令和８年３月', ['date 20260300']],
    ['2025년 3월 15일', ['date 20250315']],
    ['15 stycznia 2025', ['date 20250115']],
    ['в январе 2025', ['date 20250100']],
    ['第3四半期', ['quarter 3 Q']],
    ['2025 года', ['year 2025']],
    ['2025年3月期', ['date 20250300']],
  ])('places %j in time', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['10–15%', 'percent 10..15 %'],
    ['between 10 and 15 percent', 'percent 10..15 %'],
    ['from $5bn to $7bn', 'money 5000000000..7000000000 $'],
    ['$5-7bn', 'money 5000000000..7000000000 $'],
    ['5 bis 7 Millionen', 'number 5000000..7000000'],
  ])('joins the range %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['fell 1.1% to 1,789,226 vehicles', ['percent 1.1 %', 'number 1789226']],
    ['rose 16% to 302 million', ['percent 16 %', 'number 302000000']],
    ['von 0,8 auf 6,1 Prozent', ['percent 0.8..6.1 %']],
    ['20 und 19 Prozent', ['percent 20 %', 'percent 19 %']],
    ['fell from 80 to 65 percent', ['percent 80 %', 'percent 65 %']],
    [
      'auf 23.683 Mio. € (2023: 21.427 Mio. €)',
      ['money 23683000000 EUR', 'year 2023', 'money 21427000000 EUR'],
    ],
  ])('reads the two figures of %j, each with its own unit', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('reads by the notation of the page, and says where the page leaves it open', () => {
    const of = (decimal: '.' | ',' | null) => {
      const [figure] = figuresIn('1.234', { decimal, spaceGroups: false });
      return [figure?.value, figure?.ambiguous];
    };
    expect(of(',')).toEqual([1234, false]);
    expect(of('.')).toEqual([1.234, false]);
    expect(of(null)).toEqual([1234, true]);
  });

  it.each(
    'Model 3|Form 10-K|5G|COVID-19|S&P 500|3M|7-Eleven|B2B|CO2|Level 2|24/7|F-150|3.5.1'.split('|'),
  )('takes %j for a name', (name) => {
    expect(read(`the ${name} said`)).toEqual([`name ${name}`]);
  });

  it.each([
    'one of the makers',
    'First, costs; at first, for the first time',
    'zero-emission cars and net zero',
    'third-party sellers',
    'no figure here',
  ])('finds nothing in %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('says how the words around a figure bound it', () => {
    const bounds = (text: string) => figuresIn(text).map((f) => f.bound);
    expect(bounds('about 5, more than 6, nearly 7, 8')).toEqual(['about', 'above', 'below', null]);
    expect(bounds('etwa 5 Werke, über 6, knapp 7')).toEqual(['about', 'above', 'below']);
    expect(bounds('100+ countries')).toEqual(['above']);
    expect(bounds('a $5 billion-plus deal')).toEqual(['above']);
    expect(bounds('paid under the $2.5 billion per year deal')).toEqual([null]);
    expect(bounds('gezahlt unter dem 5-Mrd.-Vertrag, unter 6 Mio.')).toEqual([null, 'below']);
  });

  it('states the precision of the last stated digit', () => {
    const steps = figuresIn('97.69 billion, 1,800,000 and 17.9%').map((f) => f.step);
    expect(steps).toEqual([10_000_000, 100_000, 0.1]);
  });

  it('keeps offsets into the original text, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let end = 0;
        for (const figure of figuresIn(text)) {
          expect(figure.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(figure.start, figure.end)).toBe(figure.raw);
          end = figure.end;
        }
      }),
    );
  });

  it('leaves no digit of any script unread', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9., %$€–:/()-]{0,40}$/), (text) => {
        const read = new Set(figuresIn(text).flatMap((f) => [...range(f.start, f.end)]));
        for (const match of text.matchAll(/\d/g))
          expect([match.index, read.has(match.index)]).toEqual([match.index, true]);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    '1',
    '1,',
    '1 ',
    '9 999 ',
    '1.1',
    '1–',
    '億1',
    'one hundred and ',
    'between 1 and ',
    '(',
    '.5',
    '1:',
  ])('reads 10 KB of %j in linear time', (unit) => {
    const time = (size: number) => {
      const text = unit.repeat(Math.ceil(size / unit.length));
      return processorMs(() => figuresIn(text));
    };
    time(2000);
    expect(time(10_000)).toBeLessThan(4_500);
  });
});

function* range(start: number, end: number) {
  for (let i = start; i < end; i++) yield i;
}
