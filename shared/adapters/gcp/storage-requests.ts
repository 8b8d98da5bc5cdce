import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { z } from 'zod';

const CREATED = 'http.client.request.created';
const createdSchema = z.object({ request: z.instanceof(ClientRequest) });
const scope = new AsyncLocalStorage<symbol>();

/**
 * Runs the call; when the signal aborts, ends the HTTP requests made within it, and no others. The storage
 * client takes no signal and forgets the timeout it is given: a request left alone would hold its
 * connection for ever.
 */
export async function endingRequests<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  const own = Symbol('call');
  const requests = new Set<ClientRequest>();
  const end = () => {
    for (const request of requests) request.destroy(signal.reason);
  };
  const onCreated = (message: unknown) => {
    const parsed = createdSchema.safeParse(message);
    if (!parsed.success || scope.getStore() !== own) return;
    requests.add(parsed.data.request);
    if (signal.aborted) end();
  };
  subscribe(CREATED, onCreated);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await scope.run(own, call);
  } finally {
    unsubscribe(CREATED, onCreated);
    signal.removeEventListener('abort', end);
  }
}
