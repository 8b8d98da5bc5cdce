import { expect, it } from 'vitest';
import { amountText, roundedText, spokenText } from './amount-text.ts';
import type { Amount } from './fact.ts';

const of = (low: number, parts: Partial<Amount> = {}): Amount => ({
  ...{ low, high: low, bound: 'exact', unit: 'money', currency: 'USD', printed: 'as printed' },
  ...parts,
});
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/gu, ' ');

it.each<[string, string, Amount]>([
  ['en', '$24.81B', of(24.81e9)],
  ['de', '24,81 Mrd. $', of(24.81e9)],
  ['en', '$50.7–51.7B', of(50.7e9, { high: 51.7e9, bound: 'range' })],
  ['de', '50,7–51,7 Mrd. $', of(50.7e9, { high: 51.7e9, bound: 'range' })],
  ['en', '≥ €1.5B', of(1.5e9, { bound: 'at_least', currency: 'EUR' })],
  ['en', '~$11.60', of(11.6, { bound: 'about' })],
  ['en', '−$522M', of(-522e6)],
  ['en', '−6 – −4 pp', of(-6, { high: -4, bound: 'range', unit: 'points' })],
  ['en', '12.2–14.4%', of(12.2, { high: 14.4, bound: 'range', unit: 'percent' })],
  ['en', '−2% – 3%', of(-2, { high: 3, bound: 'range', unit: 'percent' })],
  ['de', '12,2–14,4 %', of(12.2, { high: 14.4, bound: 'range', unit: 'percent' })],
  ['en', '2.03 ×', of(2.03, { unit: 'times' })],
  ['en', '1,789,226', of(1_789_226, { unit: 'count' })],
  ['de', '31,4 GWh', of(31_400_000, { unit: 'kwh' })],
  ['fr', '29,5 %', of(29.5, { unit: 'percent' })],
  ['en', 'as printed', of(115, { unit: 'other' })],
  ['en', '912.5M', of(912_480_000, { currency: 'no currency' })],
])('in %s a reader sees %s', (language, text, amount) => {
  expect(plain(amountText(amount, language))).toBe(text);
});

it.each<[string, string, string, Amount]>([
  ['~16%', 'en', 'about 16%', of(15.789, { bound: 'about', unit: 'percent' })],
  ['~91%', 'de', 'about 91 %', of(90.909, { bound: 'about', unit: 'percent' })],
  ['~$97.3M', 'en', 'about $97.3 million', of(97_290_000, { bound: 'about' })],
  ['$97.3M', 'en', '$97.3 million', of(97_290_000)],
  ['~97,3 Mio. $', 'de', 'about 97,3 Millionen $', of(97_290_000, { bound: 'about' })],
  ['$1.14–1.32B', 'en', '$1.14–1.32 billion', of(1.1387e9, { high: 1.31572e9, bound: 'range' })],
  ['2.65 ×', 'en', '2.65 ×', of(2.6538, { unit: 'times' })],
])('a computed amount is written %s, and spoken in %s as %s', (short, language, spoken, amount) => {
  const bounds = { about: 'about ', at_least: 'at least ', at_most: 'at most ', points: 'pp' };
  const digits = (text: string) => plain(text).replace('91 %', '91%').replace('~91 %', '~91%');
  expect(digits(roundedText(amount, language))).toBe(short);
  expect(digits(spokenText(amount, language, bounds))).toBe(digits(spoken));
});
