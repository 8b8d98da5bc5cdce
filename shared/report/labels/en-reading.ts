/** What the signs behind sentences and figures mean, said once: `°` and `*` stand before them. */
export const enReading = {
  atStake: 'At stake',
  inferred: 'concluded from the sources, not stated by them',
  undated: 'the source bears no date',
  advice: 'What is advised, with its days, owners and conditions, is this paper’s proposal.',
  recommendation: 'recommendation {n}',
  sums: 'Sums and assumptions',
  sum: 'Sum',
  what: 'What is computed',
  editing: 'Sentences edited, of them refused because a figure changed',
  /** Periods by their dates, so that those of several pages stand alike. */
  fiscalYear: 'FY{year}',
  quarter: 'Q{n} {year}',
  half: 'H{n} {year}',
};

export type ReadingWords = typeof enReading;
