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

/** How sure the answer is, how strong the evidence of the whole report, and what stands in for what is missing. */
export const enStanding = {
  confidenceNote:
    'Confidence follows from the evidence behind the answer and from its weakest point: how many publishers, how old, estimates, disagreements',
  strength: 'Strength of evidence',
  strengthNote: 'of the whole report, not of the answer alone',
  strengthCap: 'and at most {cap} where no sentence of an answer passed the checks',
  standIn:
    'No sentence of an answer passed the checks; the strongest point of the argument stands here in its place',
  byCode: 'title by the program',
  market: 'market',
};

export type StandingWords = typeof enStanding;
