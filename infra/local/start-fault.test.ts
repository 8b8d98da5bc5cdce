import { expect, it } from 'vitest';
import { startFault } from './start-fault.ts';

const wanted = { host: '192.0.2.1', port: 80 };
const system = (code: string, syscall: string) =>
  Object.assign(new Error(`${code}: it is so, ${syscall} 'place'`), { code, syscall });

it.each([
  [system('EADDRINUSE', 'listen'), 'PORT 80 of 192.0.2.1 is in use: stop what listens there, or'],
  [system('EACCES', 'listen'), 'PORT 80 is not for this user to listen on: set one of 1024'],
  [system('EADDRNOTAVAIL', 'listen'), 'HOST 192.0.2.1 is no address of this machine'],
  [system('ENOTFOUND', 'getaddrinfo'), 'HOST 192.0.2.1 is no address of this machine'],
  [system('EROFS', 'mkdir'), "EROFS: it is so, mkdir 'place': make room and give this user"],
  [system('ENOSPC', 'write'), 'or set another DATA_DIR'],
])('%s is said in a sentence, with what to change', (error, sentence) => {
  expect(startFault(error, wanted)).toContain(sentence);
});

it.each([new TypeError('a defect'), system('EINVAL', 'read'), 'text'])(
  '%s is a defect, which its trace explains',
  (error) => {
    expect(startFault(error, wanted)).toBeNull();
  },
);
