import type { Gap } from '../domain/report.ts';
import type { ModelReply, ModelRequest } from '../ports.ts';
import type { Answer, Question } from './question.ts';
import { isSound, type Read, readReply, worth } from './read-reply.ts';
import { endsInLoop, wrongLanguage } from './reply-text.ts';

/** One question's calls: `again` is a step of its own. */
export interface Calls {
  first(request: ModelRequest): Promise<ModelReply>;
  again(suffix: string, request: ModelRequest): Promise<ModelReply>;
  languageOf: LanguageOf;
}

/** The language (ISO 639) that a text is in for sure; null when it is not sure. */
export type LanguageOf = (text: string) => Promise<string | null>;

/**
 * Asks, and asks at most twice more: for an answer that was cut off with twice the room, for one that repeated
 * published text in other words, and for one that does not fit, or is in another language, a repair. What can
 * be read of an answer is kept before anything is bought again.
 */
export async function answer<T>(
  question: Question<T>,
  asked: ModelRequest,
  calls: Calls,
): Promise<Answer<T>> {
  let request = asked;
  let reply = await calls.first(request);
  if (reply.finishReason === 'RECITATION') {
    request = { ...request, prompt: `${asked.prompt}\n\n${OWN_WORDS}` };
    reply = await calls.again('own-words', request);
  }
  let read = readReply(question.reply, reply.text);
  const loop = reply.finish === 'cut_off' && endsInLoop(reply.text);
  const complete = isSound(read) && read.whole;
  if (reply.finish === 'cut_off' && !loop && !complete) {
    request = { ...request, maxOutputTokens: 2 * request.maxOutputTokens };
    reply = await calls.again('longer', request);
    read = better(readReply(question.reply, reply.text), read);
  }
  if (reply.finish === 'refused') return refused(reply);
  if (reply.finish === 'cut_off') return stands(question, read) ? taken(read) : cutOff(reply, loop);
  const fault = await faultOf(question, read, calls);
  if (fault === null) return taken(read);
  const prompt = `${request.prompt}\n\n## Your last answer did not fit\n${fault}\nAnswer again, in full.`;
  const repaired = await calls.again('repair', { ...request, prompt });
  const second = readReply(question.reply, repaired.text);
  const left = isSound(second) ? await faultOf(question, second, calls) : null;
  // Better in another language, which is said, than not at all.
  if (left !== null && second.ok) return { ok: true, value: second.value, lost: OTHER_LANGUAGE };
  const best = isSound(read) ? [second] : [better(second, read), read];
  const one = best.find((each) => stands(question, each) || isSound(each));
  if (one) return taken(one);
  if (repaired.finish === 'refused') return refused(repaired);
  return unfit(second.ok ? ['nothing of it could be read'] : second.faults);
}

const OTHER_LANGUAGE = 'the model answered in another language than the one asked for, twice';

const OWN_WORDS =
  '## In your own words\nYour last answer repeated published text and was stopped. Write every sentence in your own words; do not copy sentences of the passages.';

async function faultOf<T>(question: Question<T>, read: Read<T>, calls: Calls) {
  if (!read.ok) return read.faults.join('\n');
  if (!isSound(read)) return 'items lacked a field, or had a value that is not in its list';
  if (question.language === undefined) return null;
  return wrongLanguage(read.value, question.language, calls.languageOf);
}

function better<T>(one: Read<T>, other: Read<T>): Read<T> {
  return worth(one) >= worth(other) ? one : other;
}

/** Whether there is something in it, as far as it could be read. */
function stands<T>({ suffices }: Question<T>, read: Read<T>): boolean {
  return worth(read) > 0 || (read.ok && suffices?.(read.value) === true);
}

function taken<T>(read: Read<T>): Answer<T> {
  if (!read.ok) return unfit(read.faults);
  if (read.whole) return { ok: true, value: read.value };
  return { ok: true, value: read.value, lost: "the end of the model's answer was cut off" };
}

function refused({ finishReason }: ModelReply): Answer<never> {
  const detail = `the model declined to answer (${finishReason})`;
  return { ok: false, reason: 'model_refused', detail };
}

function cutOff({ finishReason }: ModelReply, loop: boolean): Answer<never> {
  const how = loop ? 'ran into a loop' : 'was cut off twice';
  return {
    ok: false,
    reason: 'model_invalid',
    detail: `the model's answer ${how} (${finishReason})`,
  };
}

function unfit(faults: readonly string[]): Answer<never> {
  const detail = `the model's answer did not fit the schema, even after a repair: ${faults.slice(0, 3).join('; ')}`;
  return { ok: false, reason: 'model_invalid', detail };
}

/** Of an answer that was cut off, what came before the cut is shown, and said to be a part. */
export function lostOf(section: string, lost: string | undefined): Gap[] {
  return lost === undefined ? [] : [{ section, reason: 'model_invalid', detail: lost }];
}
