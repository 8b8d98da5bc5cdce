import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PermanentError, TransientError } from '../errors.ts';
import { createCallback } from './callback.ts';
import { isPublicAddress } from './callback-address.ts';

const never = new AbortController().signal;

test.each([
  ['8.8.8.8', true],
  ['1.1.1.1', true],
  ['172.32.0.1', true],
  ['100.128.0.1', true],
  ['2606:4700:4700::1111', true],
  ['2a00:1450:4001::200e', true],
  ['0.0.0.0', false],
  ['0.1.2.3', false],
  ['10.0.0.1', false],
  ['100.64.0.1', false],
  ['100.100.100.200', false],
  ['127.0.0.1', false],
  ['127.255.255.254', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['192.0.0.8', false],
  ['192.0.2.1', false],
  ['192.88.99.1', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['198.51.100.7', false],
  ['203.0.113.7', false],
  ['224.0.0.1', false],
  ['240.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::7f00:1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['::ffff:0:10.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['64:ff9b:1::a00:1', false],
  ['100::1', false],
  ['2001::1', false],
  ['2001:db8::1', false],
  ['2002:a00:1::', false],
  ['3fff::1', false],
  ['4000::1', false],
  ['5f00::1', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['2606:4700::1%eth0', false],
  ['fec0::1', false],
  ['ff02::1', false],
  ['0177.0.0.1', false],
  ['127.1', false],
  ['2130706433', false],
  ['localhost', false],
  ['', false],
])('the address %s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test('no way to write a private IPv4 address inside an IPv6 one makes it public', () => {
  const octet = fc.nat(255);
  fc.assert(
    fc.property(octet, octet, octet, (b, c, d) => {
      const hex = (high: number, low: number) => ((high << 8) | low).toString(16);
      const [upper, lower] = [hex(10, b), hex(c, d)];
      for (const form of [
        `::${upper}:${lower}`,
        `::ffff:${upper}:${lower}`,
        `::ffff:0:${upper}:${lower}`,
        `64:ff9b::${upper}:${lower}`,
        `2002:${upper}:${lower}::1`,
      ]) {
        expect(isPublicAddress(form)).toBe(false);
      }
    }),
  );
});

test.each([
  'not a url',
  'http://example.com/',
  'ftp://example.com/',
  'https://user@example.com/',
  'https://user:secret@example.com/',
  'https://example.com:22/',
  'https://example.com:80/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.0.0.1/',
  'https://0177.1/',
  'https://127.1/',
  'https://①②⑦.⓪.⓪.①/',
  'https://169.254.169.254/computeMetadata/v1/',
  'https://[::1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[fd00:ec2::254]/',
])('%s is refused for good, without asking the DNS', async (url) => {
  let asked = false;
  const { deliver } = createCallback({
    lookup: async () => {
      asked = true;
      return [];
    },
  });
  const failure = await deliver(url, '{}', {}, never).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PermanentError);
  expect(failure).toMatchObject({ code: 'source_unavailable' });
  expect(asked).toBe(false);
  expect(String(failure)).not.toContain('secret');
});

test('a name is refused when any one of its addresses is not public', async () => {
  const { deliver } = createCallback({
    lookup: async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ],
  });
  const delivery = deliver('https://mixed.example/hook?token=abc', '{}', {}, never);
  await expect(delivery).rejects.toThrow('mixed.example is not on the public Internet');
  await expect(delivery).rejects.not.toThrow('abc');
});

test.each([
  ['does not resolve', () => Promise.reject(new Error('ENOTFOUND'))],
  ['has no address', () => Promise.resolve([])],
])('a name that %s may be tried again', async (_case, lookup) => {
  const delivery = createCallback({ lookup }).deliver('https://gone.example/', '{}', {}, never);
  await expect(delivery).rejects.toThrow(TransientError);
  await expect(delivery).rejects.toMatchObject({ reason: 'unavailable' });
});

test('a name server that never answers ends at the time limit', async () => {
  const { deliver } = createCallback({ timeoutMs: 20, lookup: () => new Promise(() => {}) });
  await expect(deliver('https://slow.example/', '{}', {}, never)).rejects.toMatchObject({
    name: 'TransientError',
    reason: 'timeout',
  });
});

test('the caller can stop a delivery before and during the lookup', async () => {
  const stop = new AbortController();
  let asked = 0;
  const { deliver } = createCallback({
    lookup: () => {
      asked += 1;
      stop.abort(new Error('shutting down'));
      return new Promise(() => {});
    },
  });
  await expect(deliver('https://a.example/', '{}', {}, stop.signal)).rejects.toThrow(
    'shutting down',
  );
  await expect(deliver('https://a.example/', '{}', {}, stop.signal)).rejects.toThrow(
    'shutting down',
  );
  expect(asked).toBe(1);
});
