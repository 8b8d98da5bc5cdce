import { describe, expect, test } from 'vitest';
import { type Prompt, readPrompt } from './prompt.ts';
import { createRecord, RecordError, sampleRecords } from './recorded.ts';
import type { SampleCompany } from './samples.ts';

const KETTLES: SampleCompany = {
  names: ['Acme'],
  pages: [
    {
      url: 'https://a.example/1',
      title: 'Acme',
      publishedAt: '2026-01-01',
      text: 'Acme sold 40 kettles in 2025.\n\nRivals cut their prices.',
    },
  ],
};
const WRITTEN = {
  steps: {
    'assess:swot': {
      strengths: [
        { evidence: ['sold 40 kettles'], finding: 'Acme sold 40 kettles in 2025.' },
        { evidence: ['Rivals cut'], finding: 'Rivals pressed on prices.' },
      ],
    },
    argue: {
      messages: [{ text: 'Sales rose by {growth}.', evidence: [] }],
      compute: [{ key: 'growth', op: 'growth', of: [{ id: '#Acme|kettles|2025' }] }],
    },
  },
  corrections: [{ of: 'Acme leads.', text: 'Acme sells.', evidence: ['sold 40 kettles'] }],
  opinions: [
    { of: 'Rivals pressed on prices.', verdict: 'partly', fault: 'scope', note: 'One did.' },
  ],
};
const GERMAN = {
  'Acme sold 40 kettles in 2025.': 'Acme verkaufte 2025 40 Kessel.',
  'Rivals pressed on prices.': 'Rivalen drückten die Preise.',
};
const record = createRecord(WRITTEN, { de: GERMAN }, KETTLES);
const PASSAGES = '[S1.p1] Acme sold 40 kettles in 2025.\n[S2.p1] Rivals cut their prices.';
const prompt = (text: string, instructions = ''): Prompt => readPrompt(text, instructions);
const GERMAN_TOLD = '- Write every text field in German (de). Names stay.';

describe('a recorded reply', () => {
  test('cites the passages of the prompt in place of their words', () => {
    expect(record.reply(prompt(`Step: assess:swot\n\n${PASSAGES}`))).toEqual({
      reply: {
        strengths: [
          { evidence: ['S1.p1'], finding: 'Acme sold 40 kettles in 2025.' },
          { evidence: ['S2.p1'], finding: 'Rivals pressed on prices.' },
        ],
      },
      leftOut: [],
    });
  });

  test('says nothing of what the prompt does not show, and names it', () => {
    const answer = record.reply(prompt('Step: assess:swot\n\n[S1.p1] Rivals cut their prices.'));
    expect(answer?.reply).toMatchObject({ strengths: [{ evidence: ['S1.p1'] }] });
    expect(answer?.leftOut).toEqual(['sold 40 kettles']);
  });

  test('refers to figures by owner, label and period', () => {
    const shown = 'Step: argue\n\nF7 · Acme · kettles sold · 40 · 2025 · reported';
    expect(record.reply(prompt(shown))?.reply).toMatchObject({ compute: [{ of: [{ id: 'F7' }] }] });
  });

  test('comes in the language that is asked for', () => {
    const answer = record.reply(prompt(`Step: assess:swot\n\n${PASSAGES}`, GERMAN_TOLD));
    expect(JSON.stringify(answer?.reply)).toContain('Rivalen drückten die Preise.');
  });

  test('is loud about words that no page holds, and about a text without a translation', () => {
    const wrong = { ...WRITTEN, steps: { x: { list: [{ evidence: ['sold 50'], text: 'No.' }] } } };
    const bad = createRecord(wrong, {}, KETTLES);
    expect(() => bad.reply(prompt('Step: x'))).toThrow(RecordError);
    expect(() => record.reply(prompt('Step: argue', GERMAN_TOLD))).toThrow('no words in de');
  });

  test('is missing for a step that nobody recorded', () => {
    expect(record.reply(prompt('Step: assess:ansoff'))).toBeUndefined();
  });
});

describe('the recorded judge', () => {
  const verdicts = (...claims: string[]) =>
    record.reply(
      prompt(`Step: verdict:swot\n\n${claims.map((text, n) => `c${n + 1}: ${text}`).join('\n')}`),
    );

  test('supports what was recorded, in every language, with its figures and a date added', () => {
    const { reply, leftOut } = verdicts(
      'Acme sold 40 kettles in 2025.',
      'Acme verkaufte 2025 40 Kessel.',
      'Sales rose by 12.5%.',
      'Acme sells (as of May 2025).',
    ) ?? { leftOut: null };
    const supported = { verdict: 'supported', fault: 'none', rating: 'follows', note: '' };
    expect(reply).toEqual({ c1: supported, c2: supported, c3: supported, c4: supported });
    expect(leftOut).toEqual([]);
  });

  test('objects where that was recorded, and to whatever was not', () => {
    expect(verdicts('Rivalen drückten die Preise.', 'Acme owns the moon.')).toMatchObject({
      reply: { c1: { verdict: 'partly', fault: 'scope' }, c2: { verdict: 'not_found' } },
      leftOut: ['Acme owns the moon.'],
    });
  });

  test('a statement sent back is written again, or given up', () => {
    const sent =
      'Step: correct:swot\n\n- swot.a.1: Acme leads. (cites S1.p1)\n- swot.a.2: Other. (cites S1.p1)';
    expect(record.reply(prompt(`${sent}\n${PASSAGES}`))?.reply).toEqual({
      claims: [{ id: 'swot.a.1', text: 'Acme sells.', evidence: ['S1.p1'] }],
    });
  });
});

describe.each(sampleRecords())('what was recorded for $name', ({ record: own, company }) => {
  const passages = company.pages.flatMap(({ text }, page) =>
    text
      .split('\n')
      .flatMap((line, n) => (line.trim() === '' ? [] : `[S${page + 1}.p${n + 1}] ${line}`)),
  );
  const told = ['', GERMAN_TOLD];

  test.each(own.steps)('%s rests on its pages, and has its words in each language', (step) => {
    for (const instructions of told) {
      const shown = prompt(`Step: ${step}\n\n${passages.join('\n')}`, instructions);
      const found = own.reply(shown)?.leftOut ?? [];
      expect(found.filter((one) => !one.startsWith('#'))).toEqual([]);
    }
  });

  test('no sentence is said twice', () => {
    const sentences = own.texts.filter((text) => text.split(' ').length > 5);
    expect(sentences.filter((text, n) => sentences.indexOf(text) !== n)).toEqual([]);
  });
});
