import type { AddressInfo } from 'node:net';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import pLimit from 'p-limit';
import type { CloudProject } from '../emulators/cloud-project.ts';

const CONCURRENT = 32;

/** Requests per second to a function that answers and does nothing else. */
export async function bareSubmissionsPerSecond(requests: number): Promise<number> {
  http('bare', (_request, response) => {
    response.status(202).json({ ok: true });
  });
  const server = getTestServer('bare');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const limit = pLimit(CONCURRENT);
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: requests }, (_, n) =>
      limit(() => post(`http://127.0.0.1:${port}/`, { n })),
    ),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return requests / seconds;
}

/** Seconds to publish messages one by one and to pull and acknowledge them, on the same emulator. */
export async function publishPullSeconds(
  project: CloudProject,
  pubsubHost: string,
  messages: number,
): Promise<number> {
  const api = `http://${pubsubHost}/v1/projects/${project.projectId}`;
  await project.createTopic('floor');
  const topic = `projects/${project.projectId}/topics/floor`;
  await post(`${api}/subscriptions/floor`, { topic, ackDeadlineSeconds: 600 }, 'PUT');
  const limit = pLimit(CONCURRENT);
  const startedMs = performance.now();
  const data = Buffer.from('{"jobId":"x","v":1}').toString('base64');
  const published = Promise.all(
    Array.from({ length: messages }, () =>
      limit(() => post(`${api}/topics/floor:publish`, { messages: [{ data }] })),
    ),
  );
  let left = messages;
  while (left > 0) {
    const { receivedMessages = [] } = (await post(`${api}/subscriptions/floor:pull`, {
      maxMessages: 100,
    })) as { receivedMessages?: { ackId: string }[] };
    if (receivedMessages.length === 0) continue;
    const ackIds = receivedMessages.map(({ ackId }) => ackId);
    await post(`${api}/subscriptions/floor:acknowledge`, { ackIds });
    left -= ackIds.length;
  }
  await published;
  return (performance.now() - startedMs) / 1000;
}

async function post(url: string, body: unknown, method = 'POST'): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
