/** Words of the frameworks' sections: message, exhibits, items. */
export const enSections = {
  headlines: { highLow: '{high} stands highest, {low} lowest', most: 'Most was found on {topic}' },
  takeaways: 'Takeaways',
  soWhat: 'What it means',
  unknown: 'What the sources leave open',
  exhibit: 'Exhibit {n}',
  directions: { opportunity: 'Opportunity', threat: 'Threat', mixed: 'Mixed' },
  horizons: { short: 'short term', medium: 'medium term', long: 'long term' },
  confidenceCap: 'never above the share of judged statements that are supported',
  own: 'A framework of the reader’s own; its definition has the digest {digest}.',
  namesMissing: 'The names within {frameworks} are not available in the language of this report.',
};

export type SectionWords = typeof enSections;
