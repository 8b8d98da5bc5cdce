import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { processorMs } from '../testing/processor-time.ts';
import { WrittenNumber } from './json-reader.ts';
import { isSound, readReply, worth } from './read-reply.ts';
import { readJson } from './reply-json.ts';
import { plain } from './reply-scalar.ts';

const item = z.object({
  evidence: z.array(z.string()).max(8),
  finding: z.string().max(200),
  importance: z.enum(['high', 'medium', 'low']),
});
const group = z.array(item).max(8);
const swot = z.object({ strengths: group, threats: group });
const summary = z.object({
  headline: z.object({ evidence: z.array(z.string()), text: z.string() }),
  ticker: z.string().nullable(),
  horizon: z.enum(['0-6 months', '6-18 months', '18+ months']),
  value: z.string(),
  share: z.number(),
  risks: z.array(z.string()),
});

const one = { evidence: ['S1.p3'], finding: 'Sales rose to 97.69 billion.', importance: 'high' };
const two = { evidence: ['S2.p1'], finding: 'It makes its own cells.', importance: 'low' };
const whole = { strengths: [one, two], threats: [two] };
const text = JSON.stringify(whole);
const told = {
  headline: { evidence: ['S1.p3'], text: 'Sales rose.' },
  ticker: 'T',
  horizon: '6-18 months',
  value: '4812',
  share: 0.5,
  risks: ['Tariffs.'],
};
const value = (schema: z.ZodType, answer: string) => {
  const read = readReply(schema, answer);
  return read.ok ? read.value : read.faults;
};
/** The answer with one thing in it written otherwise. */
const bent = (from: string, to: string) => {
  expect(text).toContain(from);
  return text.replaceAll(from, to);
};

describe('an answer is read whole', () => {
  it.each([
    ['as it should be', text],
    ['in a fence', `\`\`\`json\n${text}\n\`\`\``],
    ['behind a byte order mark', `\ufeff${text}`],
    ['between prose with braces', `I used {the schema} as [told]: ${text}\nNote: {see above}.`],
    ['with trailing commas', bent('}]', '},],').replace(/}$/, ',}')],
    ['without some commas', bent('},{', '}\n{')],
    ['with comments', text.replace('{', '{ // strengths first\n/* all of them */')],
    ['with raw line breaks in a text', bent('Sales rose', 'Sales\nrose')],
    ['with quotation marks within a text', bent('Sales rose', '"Sales" rose')],
    ['in single quotes', text.replaceAll('"', "'")],
    ['in curly quotes', text.replace(/"([^"]*)"/g, '“$1”')],
    ['with bare keys', text.replace(/"(strengths|threats|finding)":/g, '$1:')],
    ['as a string of JSON', JSON.stringify(text)],
    [
      'with a group as a string of JSON',
      JSON.stringify({ ...whole, threats: '[]' }).replace(
        '"[]"',
        JSON.stringify(JSON.stringify([two])),
      ),
    ],
    ['in a key of its own', `{"answer":${text}}`],
    ['in two keys', `{"result":{"swot":${text}}}`],
    ['in a list of one', `[${text}]`],
    ['with one object for a list', bent(JSON.stringify([two]), JSON.stringify(two))],
    ['with items under numbers', bent(JSON.stringify([two]), JSON.stringify({ 1: two }))],
    ['with lists within lists', bent(JSON.stringify([two]), JSON.stringify([[two]]))],
    ['with keys in another spelling', bent('"strengths"', '"Strengths"')],
    ['with values in another case', bent('"high"', '" HIGH. "')],
    ['with keys that nobody asked for', bent('"finding"', '"why":"x","finding"')],
    [
      'in two documents',
      `{"strengths":${JSON.stringify([one, two])}}\n{"threats":${JSON.stringify([two])}}`,
    ],
    ['twice, a draft first', `{"strengths":[],"threats":[]}\n${text}`],
    ['before a run of blanks', text + ' '.repeat(5000)],
    ['with an id as a text', bent('["S1.p3"]', '"S1.p3"')],
    ['with a dash in an id', bent('"S1.p3"', '"S1-p3"')],
    ['with an id in brackets', bent('"S1.p3"', '"[s1.p3]"')],
    ['with an id as an object', bent('"S1.p3"', '{"source":"S1","passage":"p3"}')],
    ['with an id beside its text', bent('"S1.p3"', '{"id":"S1.p3","text":"Sales rose"}')],
  ])('%s', (_, answer) => {
    const read = readReply(swot, answer);
    const flat = JSON.stringify(read.ok ? read.value : read.faults);
    expect(flat.replace(/\\n/g, ' ').replace('\\"Sales\\"', 'Sales')).toBe(text);
    expect(isSound(read)).toBe(true);
  });

  it('ids that are joined are parted', () => {
    const joined = bent('["S1.p3"]', '"S1.p3, S2-p4; (S3:p5)"');
    expect(value(swot, joined)).toMatchObject({
      strengths: [{ evidence: ['S1.p3', 'S2.p4', 'S3.p5'] }, two],
    });
    const names = z.object({ evidence: z.array(z.string()), names: z.array(z.string()) });
    expect(value(names, '{"evidence":"see S1.p3 and F12","names":"Motors, Inc."}')).toEqual({
      evidence: ['S1.p3', 'F12'],
      names: ['Motors, Inc.'],
    });
  });
});

describe('a value is bent into its field', () => {
  it.each([
    ['a number for a text', { value: 4812 }, '4812'],
    ['a dash in a fixed value', { horizon: '6–18 months' }, '6-18 months'],
    ['an underscore in a fixed value', { horizon: '6_18_months' }, '6-18 months'],
    ['a text for a number', { share: '0.5' }, 0.5],
    ['a text in an object', { value: { amount: '4812' } }, '4812'],
    ['null for none', { ticker: null }, null],
    ['null for a list', { risks: null }, []],
    ['a text for a list', { risks: 'Tariffs.' }, ['Tariffs.']],
  ])('%s', (_, change, is) => {
    const [key = ''] = Object.keys(change);
    const read = value(summary, JSON.stringify({ ...told, ...change }));
    expect(read).toEqual({ ...told, [key]: is });
  });

  it('a number keeps the digits it is written with', () => {
    const written = JSON.stringify(told).replace('"4812"', '97.690');
    expect(value(summary, written)).toMatchObject({ value: '97.690' });
  });

  it('a list that is missing is empty', () => {
    const { risks: _, ...rest } = told;
    expect(value(summary, JSON.stringify(rest))).toEqual({ ...told, risks: [] });
  });
});

describe('what cannot be read is left out and never made up', () => {
  it.each([
    ['a fixed value that is none', bent('"importance":"high"', '"importance":"extreme"')],
    ['a text that is missing', bent('"finding":"Sales rose to 97.69 billion.",', '')],
    ['null for a text', bent('"Sales rose to 97.69 billion."', 'null')],
    ['a text without end', bent('Sales rose to', 'x'.repeat(300))],
  ])('the item with %s', (_, answer) => {
    const read = readReply(swot, answer);
    expect(read).toMatchObject({ ok: true, value: { strengths: [two], threats: [two] } });
    expect(isSound(read)).toBe(true);
  });

  it('the other groups, when one is missing', () => {
    const read = readReply(swot, JSON.stringify({ strengths: [one, two] }));
    expect(read).toMatchObject({ ok: true, value: { strengths: [one, two], threats: [] } });
    expect(isSound(read)).toBe(true);
  });

  it('half of a sentence or of a number, wherever the answer is cut', () => {
    for (let end = 1; end < text.length; end += 1) {
      const read = readReply(swot, text.slice(0, end));
      if (!read.ok) continue;
      for (const each of [...read.value.strengths, ...read.value.threats]) {
        expect([one, two]).toContainEqual(each);
      }
      expect(read.whole).toBe(false);
    }
    expect(worth(readReply(swot, text.slice(0, -3)))).toBe(2);
    expect(worth(readReply(swot, text.slice(0, 40)))).toBe(-1);
  });

  it('most of a list: that is a fault, and so is an answer with nothing in it', () => {
    const bad = bent('"importance":"high"', '"importance":"5"').replaceAll('"low"', '"1"');
    expect(isSound(readReply(swot, bad))).toBe(false);
    expect(worth(readReply(swot, bad))).toBe(-1);
    const list = {
      strengths: [one, { ...one, importance: 1 }, { ...two, importance: 2 }],
      threats: [two, two, two],
    };
    expect(isSound(readReply(swot, JSON.stringify(list)))).toBe(false);
    expect(isSound(readReply(swot, '{"strengths":[],"threats":[]}'))).toBe(true);
    expect(readReply(swot, 'I cannot help with that.')).toEqual({
      ok: false,
      faults: ['not JSON'],
    });
  });
});

it('reads all JSON as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.oneof(fc.object(), fc.array(fc.jsonValue())), (json) => {
      const written = JSON.stringify(json);
      const [document, ...more] = readJson(written);
      expect(more).toEqual([]);
      expect(document?.whole).toBe(true);
      expect(JSON.stringify(plain(document?.value))).toBe(
        JSON.stringify(
          JSON.parse(written, (key, inner) =>
            key === '__proto__'
              ? undefined
              : typeof inner === 'string'
                ? inner.toWellFormed()
                : inner,
          ),
        ),
      );
    }),
  );
  expect(plain([new WrittenNumber('1e3')])).toEqual([1000]);
});

it('no damage makes it throw, or say what was not said', () => {
  const damage = fc.array(
    fc.tuple(
      fc.nat(text.length),
      fc.nat(12),
      fc.constantFrom('', ',', '"', '}', '{', ']', '[', ':', '\n', '\\', "'", '/*', 'null'),
    ),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(damage, (changes) => {
      let broken = text;
      for (const [at, length, put] of changes)
        broken = broken.slice(0, at) + put + broken.slice(at + length);
      const read = readReply(swot, broken);
      if (!read.ok) return;
      // What stands for a line break or a tab in JSON is no letter.
      const letters = (words: string) => words.replace(/\\[ntrbf]|[^a-z0-9.]/gi, '');
      for (const { finding } of [...read.value.strengths, ...read.value.threats]) {
        expect(letters(broken)).toContain(letters(finding));
        expect(finding.length).toBeLessThanOrEqual(200);
      }
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['openings', '{"a":'],
  ['lists', '['],
  ['quotation marks', '"x" '],
  ['braces of prose', '{x '],
  ['blanks behind quotation marks', '" '],
  ['comments', '/* '],
  ['escapes', '"\\u00'],
  ['documents', '{"a":1}'],
])('takes time in step with its length: %s', (_, unit) => {
  const took = (chars: number) => {
    const long = `{"strengths":["${unit.repeat(chars / unit.length)}`;
    return processorMs(() => {
      readReply(swot, long);
      readReply(swot, unit.repeat(chars / unit.length));
    });
  };
  took(10_000);
  expect(took(200_000)).toBeLessThan(4_000);
});
