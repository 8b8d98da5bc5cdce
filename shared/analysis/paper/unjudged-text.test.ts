import { describe, expect, it } from 'vitest';
import { EMPTY, LIMIT, material } from './paper.test-rig.ts';
import { createPlain, withPlainTexts } from './unjudged-text.ts';

const plain = createPlain(material({ computed: [LIMIT] }));

describe('a text that no judge sees', () => {
  it.each([
    ['without figures', 'Chief financial officer', true],
    ['with a figure of a passage', 'Whether $150 million is for a year', true],
    ['with a figure that code computed', 'Limit of $90.3 million', true],
    ['with a year that no page names', 'Plan for 2031', true],
    ['with a figure that stands nowhere', 'Whether the fee of $517 million is right', false],
    ['with an address', 'See https://evil.example/x', false],
    ['that is too long', 'x '.repeat(100), false],
  ])('%s: %j is shown: %s', (_, text, shown) => {
    expect(plain(text, 90)).toBe(shown ? text : '');
  });

  it('takes an open question with it, and leaves the column of a criterion', () => {
    const draft = withPlainTexts(
      {
        ...EMPTY,
        criteria: ['Cost of $517 million', 'Reach'],
        unknowns: [
          { what: 'Is it $517 million?', how: 'Ask', matters_to: [], query: null },
          { what: 'Who bids?', how: 'Ask', matters_to: [], query: 'rivals $517 million' },
        ],
      },
      plain,
    );
    expect(draft.criteria).toEqual(['', 'Reach']);
    expect(draft.unknowns).toEqual([
      { what: 'Who bids?', how: 'Ask', matters_to: [], query: null },
    ]);
  });
});
