/** How a chart writes its values: an Office number format, which Office itself localises, and the word for its unit. */
export interface NumberScale {
  readonly format: string;
  /** `billion`, `Milliarden`; '' where values stand as they are. */
  readonly word: string;
}

/** Thousands, millions, … where all values are large enough and the language counts in thousands as Office does. */
export function numberScale(language: string, values: readonly (number | null)[]): NumberScale {
  const sizes = values.flatMap((value) => (value === null || value === 0 ? [] : Math.abs(value)));
  const largest = Math.max(0, ...sizes);
  const power = [12, 9, 6].find((one) => largest >= 10 ** one);
  const word = power === undefined ? '' : powerWord(language, 10 ** power);
  const divisor = power === undefined || word === '' ? 1 : 10 ** power;
  const digits = decimals(sizes.map((size) => size / divisor));
  const places = digits === 0 ? '' : `.${'0'.repeat(digits)}`;
  const commas = divisor === 1 ? '' : ','.repeat((power ?? 0) / 3);
  return { format: `#,##0${places}${commas}`, word: divisor === 1 ? '' : word };
}

/** '' where the language has no word for just that power of a thousand, as Japanese, which counts in ten thousands. */
function powerWord(language: string, power: number): string {
  const parts = new Intl.NumberFormat(language, {
    notation: 'compact',
    compactDisplay: 'long',
  }).formatToParts(5 * power);
  const integer = parts.filter(({ type }) => type === 'integer' || type === 'group');
  const word = parts.find(({ type }) => type === 'compact')?.value ?? '';
  const digit = new Intl.NumberFormat(language).format(5);
  return integer.map(({ value }) => value).join('') === digit ? word : '';
}

/** Two places at most, and no more than the values have. */
function decimals(sizes: readonly number[]): number {
  const fits = (places: number) =>
    sizes.every((size) => Math.abs(size - Number(size.toFixed(places))) < 1e-9 * Math.max(1, size));
  return fits(0) ? 0 : fits(1) || sizes.every((size) => size >= 10) ? 1 : 2;
}
