/** Words around the sentences of a paper and in its notes. */
export const enReading = {
  atStake: 'At stake',
  inferred: 'What goes beyond these passages is this paper’s own conclusion.',
  outlook: 'Outlook',
  undated: 'the source bears no date',
  advice: 'What is advised, with its days, owners and conditions, is this paper’s proposal.',
  approve: 'What the board is asked to decide',
  counter: 'Speaks against it',
  recommendation: 'recommendation {n}',
  sums: 'Sums and assumptions',
  sum: 'Sum',
  sumNumber: 'sum {n}',
  what: 'What is computed',
  editing: 'Sentences edited, of them refused because a figure changed',
  /** Periods by their dates, so that those of several pages stand alike. */
  fiscalYear: 'FY{year}',
  quarter: 'Q{n} {year}',
  half: 'H{n} {year}',
};

export type ReadingWords = typeof enReading;
