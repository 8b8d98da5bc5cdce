import { z } from 'zod';
import { PermanentError, TransientError } from '../../shared/errors.ts';

/** The longest that a function may take. */
const CALL_MS = 540_000;

/** POSTs to a function of the server at `url`, as the scheduler does, with the server's secret. Answers its JSON. */
export async function callFunction(
  { url, secret }: { url: string; secret: string | null },
  path: string,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${secret}` };
  const options = { method: 'POST', headers, signal: AbortSignal.timeout(CALL_MS) };
  const response = await fetch(`${url}/functions/${path}`, options).catch((cause: unknown) => {
    throw new TransientError('unavailable', `${path} could not be called`, { cause });
  });
  const text = await response.text();
  if (!response.ok) {
    const why = `${path} answered ${response.status}${causeOf(text)}`;
    throw new TransientError('unavailable', why);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PermanentError('internal', `${path} answered no JSON`, { cause });
  }
}

const failureSchema = z.object({ error: z.string() });

/** Empty when it names none. */
function causeOf(text: string): string {
  try {
    return `: ${failureSchema.parse(JSON.parse(text)).error}`;
  } catch {
    return '';
  }
}
