import { PermanentError } from '../errors.ts';

interface Refusal {
  /** The status, and what the service's message or its details (JSON) hold. */
  is: (status: number, text: string) => boolean;
  code: 'misconfigured' | 'model_unavailable';
  /** The cause, and what to do. */
  says: (model: string) => string;
  /** It ends at midnight in California, where the service's day ends. */
  daily?: true;
}

const USED_UP = 'the prepaid credit is used up: top it up, or check billing, at https://ai.studio/';

/** What no second try of the same call can help, the particular before the general. */
const REFUSALS: readonly Refusal[] = [
  {
    is: (status, text) =>
      [402, 429, 403, 400].includes(status) &&
      /prepa(?:y|id)|credits? (?:are|is|have been)? ?(?:depleted|exhausted|used up)/i.test(text),
    code: 'model_unavailable',
    says: () => USED_UP,
  },
  {
    is: (status, text) => status === 429 && /per_?\s?day|daily/i.test(text),
    code: 'model_unavailable',
    says: (model) =>
      `the daily quota of "${model}" is used up: ask again after midnight Pacific time, raise the quota, or choose another GEMINI_MODEL`,
    daily: true,
  },
  {
    is: (status, text) =>
      status === 403 && /has not been used in project|SERVICE_DISABLED|it is disabled/i.test(text),
    code: 'misconfigured',
    says: () =>
      "the Generative Language API is disabled in the key's project: enable generativelanguage.googleapis.com there",
  },
  {
    is: (status, text) => [400, 403].includes(status) && /location is not supported/i.test(text),
    code: 'model_unavailable',
    says: () =>
      'it does not serve the location that this program calls from: run it in a supported region, or set GEMINI_BASE_URL',
  },
  {
    is: (status, text) =>
      status === 401 ||
      ([400, 403].includes(status) && /api[ _-]?key|referr?er|ip address/i.test(text)),
    code: 'misconfigured',
    says: () => 'it refused the API key: check GEMINI_API_KEY, that it is valid and not restricted',
  },
  {
    is: (status) => status === 404,
    code: 'model_unavailable',
    says: (model) =>
      `there is no model "${model}" for this key: check the model name (GEMINI_MODEL, VERDICT_MODEL) and GEMINI_BASE_URL`,
  },
  {
    is: (status, text) =>
      status === 413 ||
      (status === 400 && /token count|too long|too large|exceeds the maximum/i.test(text)),
    code: 'model_unavailable',
    says: (model) =>
      `the question is longer than "${model}" takes: choose a smaller depth, or a model with more room`,
  },
  {
    is: (status, text) => status === 400 && /schema|too many states|response_?mime/i.test(text),
    code: 'model_unavailable',
    says: (model) =>
      `"${model}" refused the schema of the answer: choose a model with structured output`,
  },
];

/** The refusal that an HTTP answer is, with its cause and cure; null when a further try may help. */
export function geminiRefusal(
  { status, text }: { status: number; text: string },
  { model, nowMs, cause }: { model: string; nowMs: number; cause: unknown },
): PermanentError | null {
  const known = REFUSALS.find(({ is }) => is(status, text));
  if (known) {
    return new PermanentError(known.code, `Gemini, HTTP ${status}: ${known.says(model)}`, {
      cause,
      endsAt: known.daily ? nextPacificMidnight(nowMs) : null,
    });
  }
  if (status === 429 || status === 408 || status >= 500) return null;
  return new PermanentError(
    'model_unavailable',
    `Gemini refused the request (HTTP ${status}): check the model name "${model}", the base URL, and that the key's project may use the model`,
    { cause },
  );
}

const PACIFIC = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  hour: 'numeric',
});

/** On the hour: summer time begins and ends at other hours than midnight. */
function nextPacificMidnight(nowMs: number): string {
  const hourMs = 3_600_000;
  let at = Math.floor(nowMs / hourMs) * hourMs + hourMs;
  while (Number(PACIFIC.format(at)) !== 0) at += hourMs;
  return new Date(at).toISOString();
}
