import { expect, it } from 'vitest';
import { beyondSamples, type Samples } from './samples.ts';

const SAMPLES: Samples = {
  languages: ['en', 'de'],
  frameworks: ['porter', 'swot'],
  companies: [
    {
      name: 'Tesla',
      industry: 'Cars',
      question: { en: 'Cars or storage?', de: 'Autos oder Speicher?' },
    },
    { name: 'Netflix', industry: 'Streaming', question: { en: 'Bid for sport?' } },
  ],
};
const asked = { company: 'Tesla', language: 'en', context: undefined, frameworks: ['swot'] };

it.each([
  ['a sample company', {}],
  ['its full name', { company: 'TESLA, Inc.' }],
  ['its question, in any case', { context: 'cars or storage' }],
  ['its question in the other language', { language: 'de-AT', context: 'Autos oder Speicher?' }],
])('%s can be answered', (_, part) => {
  expect(beyondSamples({ ...asked, ...part }, SAMPLES)).toEqual([]);
});

it.each([
  [
    'an unknown company: which two can be tried',
    { company: 'Acme' },
    'company',
    'Tesla or Netflix',
  ],
  ['a name that merely holds one', { company: 'Teslarium' }, 'company', 'Tesla or Netflix'],
  ['another language: which there are', { language: 'fr' }, 'language', 'en or de'],
  [
    'another question: the one that is answered',
    { context: 'Sell?' },
    'context',
    'Cars or storage?',
  ],
  [
    'the question of the other company',
    { context: 'Bid for sport?' },
    'context',
    'Cars or storage?',
  ],
  [
    'a framework of which nothing is recorded: which there are',
    { frameworks: ['swot', 'vrio'] },
    'frameworks',
    'choose among porter, swot',
  ],
  ['documents, which nobody reads', { documents: ['d1'] }, 'documents', 'leave them out'],
])('%s', (_, part, path, says) => {
  const faults = beyondSamples({ ...asked, ...part }, SAMPLES);
  expect(faults).toEqual([{ path, message: expect.stringContaining(says) }]);
  expect(faults[0]?.message).toContain('GEMINI_API_KEY');
});
