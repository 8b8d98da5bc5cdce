import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PermanentError, TransientError } from '../errors.ts';
import { BudgetError } from '../jobs/step.ts';
import type { Model, ModelReply, ModelRequest } from '../ports.ts';
import { createFreeSteps } from '../testing/free-steps.ts';
import { createAsk } from './ask.ts';
import { createStanding } from './standing.ts';

const usage = { promptTokens: 100, outputTokens: 10, thinkingTokens: 5 };
const stop = (text: string): ModelReply => ({
  text,
  finish: 'stop',
  finishReason: 'STOP',
  usage,
  model: 'm',
});
const ended = (finish: 'cut_off' | 'refused', finishReason: string): ModelReply => ({
  ...stop(''),
  finish,
  finishReason,
});

const languageOf = async (text: string) =>
  text.startsWith('Der') ? 'de' : text.startsWith('The') ? 'en' : null;

function asking(...replies: (ModelReply | Error)[]) {
  const requests: ModelRequest[] = [];
  const model: Model = {
    name: 'm',
    async generate(request) {
      requests.push(request);
      const reply = replies[requests.length - 1];
      if (reply === undefined) throw new Error('asked once too often');
      if (reply instanceof Error) throw reply;
      return reply;
    },
  };
  const aborting = new AbortController();
  const steps = createFreeSteps();
  const writer = { model, price: { inputUsdPerMillion: 1, outputUsdPerMillion: 10 } };
  const judge = {
    model: { ...model, name: 'j' },
    price: { inputUsdPerMillion: 100, outputUsdPerMillion: 100 },
  };
  const ask = createAsk({
    models: { writer, judge },
    steps,
    outputScale: 1,
    standing: createStanding({ patient: true }),
    signal: aborting.signal,
    languageOf,
  });
  const question = {
    name: 'q',
    stage: 'assess' as const,
    system: 's',
    prompt: 'p',
    reply: z.object({ answer: z.string() }),
    maxOutputTokens: 1000,
  };
  return {
    run: () => ask(question),
    list: () => ask({ ...question, reply: z.object({ items: z.array(question.reply) }) }),
    named: () =>
      ask({
        ...question,
        reply: question.reply.extend({ items: z.array(z.object({ query: z.string() })) }),
        suffices: ({ answer }) => answer !== '',
      }),
    english: () => ask({ ...question, language: 'en-GB' }),
    judged: () => ask({ ...question, model: 'judge' }),
    ask,
    requests,
    steps,
    aborting,
  };
}

describe('asking', () => {
  it('answers what fits the schema, fenced or not', async () => {
    expect(await asking(stop('{"answer":"yes"}')).run()).toEqual({
      ok: true,
      value: { answer: 'yes' },
    });
    expect(await asking(stop('```json\n{"answer":"yes"}\n```')).run()).toMatchObject({ ok: true });
  });

  it('reads JSON behind a sentence, and makes half surrogate pairs whole', async () => {
    expect(await asking(stop('Here it is:\n```json\n{"answer":"yes"}\n```')).run()).toMatchObject({
      ok: true,
    });
    expect(await asking(stop('{"answer":"a\\ud800b"}')).run()).toEqual({
      ok: true,
      value: { answer: 'a\ufffdb' },
    });
  });

  it('never quotes the answer in a fault', async () => {
    const odd = 'see http://evil.example/x';
    const answer = await asking(stop(odd), stop(odd)).run();
    expect(JSON.stringify(answer)).not.toContain('evil');
  });

  it('gives a malformed answer back once, with its faults', async () => {
    const { run, requests } = asking(stop('{"reply":1}'), stop('{"answer":"yes"}'));
    expect(await run()).toMatchObject({ ok: true });
    expect(requests[1]?.prompt).toContain('answer: ');
  });

  it('is a named gap after a second malformed answer', async () => {
    const { run, requests } = asking(stop('{"answer":'), stop('still not JSON'));
    expect(await run()).toMatchObject({ ok: false, reason: 'model_invalid' });
    expect(requests).toHaveLength(2);
  });

  it('asks a cut-off answer again with twice the room, once', async () => {
    const { run, requests } = asking(ended('cut_off', 'MAX_TOKENS'), stop('{"answer":"yes"}'));
    expect(await run()).toMatchObject({ ok: true });
    expect(requests.map(({ maxOutputTokens }) => maxOutputTokens)).toEqual([1000, 2000]);
    const twice = asking(ended('cut_off', 'MAX_TOKENS'), ended('cut_off', 'MAX_TOKENS'));
    expect(await twice.run()).toMatchObject({ ok: false, reason: 'model_invalid' });
  });

  it.each([
    ['blanks', ' '.repeat(3000)],
    ['line breaks and blanks', '\n    '.repeat(700)],
    ['the same words', 'and so on, '.repeat(300)],
  ])('does not pay twice for an answer that ran into a loop of %s', async (_, loop) => {
    const cut = (text: string) => ({ ...ended('cut_off', 'MAX_TOKENS'), text: text + loop });
    const lost = asking(cut('{"items":[{"answer":"'));
    expect(await lost.list()).toMatchObject({ ok: false, reason: 'model_invalid' });
    expect(lost.requests).toHaveLength(1);
    const half = asking(cut('{"items":[{"answer":"yes"},{"answer":'));
    expect(await half.list()).toMatchObject({ ok: true, value: { items: [{ answer: 'yes' }] } });
    const whole = asking(cut('{"items":[{"answer":"yes"}]}'));
    expect(await whole.list()).toEqual({ ok: true, value: { items: [{ answer: 'yes' }] } });
  });

  it('keeps the whole items of an answer that was cut, says so, and pays once', async () => {
    const { list, requests } = asking(stop('{"items":[{"answer":"yes"},{"answer":"n'));
    expect(await list()).toEqual({
      ok: true,
      value: { items: [{ answer: 'yes' }] },
      lost: "the end of the model's answer was cut off",
    });
    expect(requests).toHaveLength(1);
  });

  it('keeps the whole items of two answers that were cut off', async () => {
    const cut = (text: string) => ({ ...ended('cut_off', 'MAX_TOKENS'), text });
    const { list } = asking(cut('{"items":[{"answer":"yes"},{"ans'), cut('{"items":[{"a'));
    expect(await list()).toMatchObject({ ok: true, value: { items: [{ answer: 'yes' }] } });
  });

  it('asks once more in its own words for an answer that repeated published text', async () => {
    const recited = ended('refused', 'RECITATION');
    const { run, requests } = asking(recited, stop('{"answer":"yes"}'));
    expect(await run()).toMatchObject({ ok: true });
    expect(requests[1]?.prompt).toContain('own words');
    const always = asking(recited, recited);
    expect(await always.run()).toMatchObject({ ok: false, reason: 'model_refused' });
    expect(always.requests).toHaveLength(2);
  });

  it('has an answer in another language repaired once, and else says so', async () => {
    const german = stop(
      JSON.stringify({ answer: 'Der Umsatz des Unternehmens stieg. '.repeat(9) }),
    );
    const english = stop(JSON.stringify({ answer: 'The revenue of the company rose. '.repeat(9) }));
    const mended = asking(german, english);
    expect(await mended.english()).toMatchObject({ ok: true });
    expect(mended.requests[1]?.prompt).toContain('in another language (de)');
    expect(await asking(german, german).english()).toMatchObject({
      ok: true,
      lost: expect.stringContaining('another language'),
    });
    for (const right of [asking(english), asking(stop('{"answer":"Der Umsatz"}'))]) {
      expect(await right.english()).toMatchObject({ ok: true });
    }
  });

  it('takes what is sound of an answer that a repair did not better', async () => {
    const poor = stop('{"items":[{"answer":"yes"},{"no":"a sentence"},{"no":"one more"}]}');
    const { list, requests } = asking(poor, poor);
    expect(await list()).toMatchObject({ ok: true, value: { items: [{ answer: 'yes' }] } });
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['no better', stop('{"answer":"ACME AG","items":[{"what":"a search without words"}]}')],
    ['not at all', stop('none')],
  ])(
    'keeps what suffices of an answer whose list cannot be read, though its repair fits %s',
    async (_, repair) => {
      const first = stop('{"answer":"ACME AG","items":[{"what":"a search without words"}]}');
      const { named } = asking(first, repair);
      expect(await named()).toEqual({ ok: true, value: { answer: 'ACME AG', items: [] } });
      const { named: unnamed } = asking(stop(first.text.replace('ACME AG', '')), stop('none'));
      expect(await unnamed()).toMatchObject({ ok: false, reason: 'model_invalid' });
    },
  );

  it('takes a refusal for an answer and does not insist', async () => {
    const { run, requests } = asking(ended('refused', 'SAFETY'));
    expect(await run()).toMatchObject({ ok: false, reason: 'model_refused' });
    expect(requests).toHaveLength(1);
  });

  it.each([
    [new TransientError('unavailable', 'down'), 'model_unavailable'],
    [new PermanentError('misconfigured', 'bad key'), 'model_unavailable'],
    [new BudgetError('too dear'), 'budget'],
  ])('turns %s into a gap', async (error, reason) => {
    expect(await asking(error).run()).toMatchObject({ ok: false, reason, detail: error.message });
  });

  it('does not turn a defect of ours into a gap', async () => {
    await expect(asking(new TypeError('undefined is not a function')).run()).rejects.toThrow(
      TypeError,
    );
  });

  it('throws the reason when it was aborted, whatever the call threw', async () => {
    const { run, aborting } = asking(new TransientError('unavailable', 'socket closed'));
    aborting.abort(new Error('cancelled'));
    await expect(run()).rejects.toThrow('cancelled');
  });

  it('begins every prompt with the name of its step, a repair too', async () => {
    const { run, requests } = asking(stop('{"reply":1}'), stop('{"answer":"yes"}'));
    await run();
    expect(requests.map(({ prompt }) => prompt.split('\n')[0])).toEqual(['Step: q', 'Step: q']);
  });

  it('asks the judge where a question is for it, at its price, and counts both', async () => {
    const { run, judged, ask, steps } = asking(stop('{"answer":"yes"}'), stop('{"answer":"no"}'));
    await run();
    await judged();
    expect(steps.ran.map(({ inputs }) => inputs)).toMatchObject([{ model: 'm' }, { model: 'j' }]);
    expect(steps.ran[1]?.worstUsd).toBeGreaterThan(9 * (steps.ran[0]?.worstUsd ?? 1));
    expect([ask.usage.calls, ask.usageBy.writer.calls, ask.usageBy.judge.calls]).toEqual([2, 1, 1]);
  });

  it('reserves more than it can cost and sums up what was used, thinking included', async () => {
    const { run, ask, steps } = asking(stop('{"answer":"yes"}'));
    await run();
    expect(ask.usage).toEqual({ calls: 1, promptTokens: 100, outputTokens: 10, thinkingTokens: 5 });
    expect(steps.ran[0]?.worstUsd).toBeGreaterThan((1000 * 10) / 1e6);
  });
});
