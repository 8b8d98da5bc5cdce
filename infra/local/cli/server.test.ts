import { expect, test } from 'vitest';
import { createConnect } from './server.ts';

const started = { url: 'http://own', demonstration: true, close: async () => {} };
const wait = async () => {};
const refuse = async () => {
  throw new Error('must not start');
};

test('a server that already holds the data folder is used, and left running', async () => {
  const connect = createConnect({
    holder: () => ({ pid: 1, url: 'http://there' }),
    start: refuse,
    wait,
  });
  expect(await connect()).toMatchObject({ url: 'http://there', own: false });
});

test('without one, a server of our own is started', async () => {
  const connect = createConnect({ holder: () => null, start: async () => started, wait });
  expect(await connect()).toMatchObject({ url: 'http://own', own: true, demonstration: true });
});

test('a holder that is still starting is waited for', async () => {
  let looks = 0;
  const holder = () => {
    looks += 1;
    return { pid: 1, url: looks < 4 ? null : 'http://there' };
  };
  const connect = createConnect({ holder, start: refuse, wait });
  expect(await connect()).toMatchObject({ url: 'http://there' });
});

test('a holder that never serves is named', async () => {
  const connect = createConnect({ holder: () => ({ pid: 77, url: null }), start: refuse, wait });
  await expect(connect()).rejects.toThrow('process 77 holds the data folder but serves nothing');
});

test('when another process takes the folder first, its server is used', async () => {
  let taken = false;
  const connect = createConnect({
    holder: () => (taken ? { pid: 1, url: 'http://there' } : null),
    start: async () => {
      taken = true;
      throw new Error('in use');
    },
    wait,
  });
  expect(await connect()).toMatchObject({ url: 'http://there', own: false });
});

test('a start that fails for another reason says so', async () => {
  const start = async () => {
    throw new Error('disk full');
  };
  await expect(createConnect({ holder: () => null, start, wait })()).rejects.toThrow('disk full');
});
