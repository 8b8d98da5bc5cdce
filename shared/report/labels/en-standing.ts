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
  message: 'Title',
};

export type StandingWords = typeof enStanding;
