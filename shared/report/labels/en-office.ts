/** Words of slides and documents. */
export const enOffice = {
  why: 'Why',
  storyline: '{n} messages carry the answer',
  moves: '{n} recommendations, each with what would reverse it',
  steps: '{n} steps are proposed, the first by {date}',
  stepsUndated: '{n} steps are proposed; no date is given',
  gravest: 'The gravest risk: {risk}',
  open: '{n} questions stay open',
  grounds: '{section} rests on {n} statements',
  evidenceBase: '{n} sources by {publishers} independent publishers',
  ruled: 'Sources disagree on {n} figures',
  cut: 'in full in the notes',
  inFull: 'In full:',
  passages: 'Passages:',
  continued: '{title} ({n} of {of})',
};

export type OfficeWords = typeof enOffice;
