import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, it } from 'vitest';
import { createApiKeys } from '../../shared/keys/api-keys.ts';
import { reportBytes } from '../../shared/report/json.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { sampleReport } from '../../shared/testing/sample-report.ts';
import { createTestApi } from './api.test-rig.ts';

async function connect({ app }: Pick<ReturnType<typeof createTestApi>, 'app'>, key?: string) {
  const bindings = { incoming: { headers: {}, socket: { remoteAddress: '127.0.0.1' } } };
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), {
    fetch: async (url, init) => app.fetch(new Request(url, init), bindings),
    ...(key === undefined ? {} : { requestInit: { headers: { 'x-api-key': key } } }),
  });
  await client.connect(transport);
  const call = async (name: string, args: Record<string, unknown>) => {
    const { content, isError } = await client.callTool({ name, arguments: args });
    const [first] = content as { text: string }[];
    return { text: first?.text ?? '', isError: isError === true };
  };
  return { client, call };
}

it('an assistant plans, asks, follows, reads and compares with the client of the protocol', async () => {
  const objects = createMemoryObjects();
  const api = createTestApi({}, objects);
  const { client, call } = await connect(api);
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['plan', 'ask', 'follow', 'read', 'compare']);
  const planned = await call('plan', { company: 'Tesla', depth: 'quick' });
  expect(JSON.parse(planned.text)).toMatchObject({ enough: true });
  const { job_id } = JSON.parse((await call('ask', { company: 'Tesla' })).text);
  expect(JSON.parse((await call('follow', { job_id })).text)).toMatchObject({ status: 'pending' });
  expect(await call('read', { job_id })).toMatchObject({
    isError: true,
    text: expect.stringContaining('no report'),
  });
  await objects.putIfAbsent('r.json', reportBytes(sampleReport()), 'application/json');
  await objects.putIfAbsent('r.md', Buffer.from('# Tesla'), 'text/markdown');
  await api.storeReport(job_id, 'Tesla');
  expect((await call('read', { job_id })).text).toBe('# Tesla');
  const same = await call('compare', { a: job_id, b: job_id });
  expect(JSON.parse(same.text)).toMatchObject({ sources: { new: [], gone: [] } });
});

it('faults are told as they are elsewhere', async () => {
  const { call } = await connect(createTestApi());
  expect(await call('ask', { company: ' ' })).toEqual({
    isError: true,
    text: 'company: must not be empty',
  });
  expect((await call('follow', { job_id: 'nobody' })).text).toBe('No job has this id.');
});

it('keys and their scopes hold here too', async () => {
  const pepper = 'p'.repeat(32);
  const api = createTestApi({ AUTH_MODE: 'api-key', API_KEY_PEPPER: pepper });
  const keys = createApiKeys({ ...api, pepper });
  await expect(connect(api)).rejects.toThrow();
  const { key } = await keys.create({ account: 'acme', scope: 'read', expiresAt: null });
  const { call } = await connect(api, key);
  expect((await call('plan', { company: 'Tesla' })).isError).toBe(false);
  expect(await call('ask', { company: 'Tesla' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('scope analyze'),
  });
});
