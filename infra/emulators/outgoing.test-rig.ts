import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

const HERE = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;
const ENDED = 'nothing may leave this machine';

interface Target {
  host?: string;
  path?: string | null;
}

/**
 * From now on this process reaches nothing but its own machine: whom it looks up or connects to elsewhere is
 * noted in the list that is answered, and refused.
 */
export function refuseOutgoing(): string[] {
  const outgoing: string[] = [];
  const isOutside = (host: string) => {
    if (HERE.test(host)) return false;
    outgoing.push(host);
    return true;
  };

  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const [first, second] = args.flat() as [Target | number | string, unknown];
    const target = typeof first === 'object' ? first : { host: String(second ?? 'localhost') };
    // A path is a pipe of this machine.
    if (!target.path && isOutside(target.host ?? 'localhost')) {
      // Destroyed at once, a socket would break what TLS does next with it.
      return Reflect.apply(connect, this, [{ host: '127.0.0.1', port: 1 }]);
    }
    return Reflect.apply(connect, this, args);
  } as typeof connect;

  for (const names of [dns, dns.promises] as unknown as Record<string, Lookup>[]) {
    const before = names.lookup as Lookup;
    names.lookup = (host, ...rest) => {
      if (!isOutside(host)) return before(host, ...rest);
      const answered = rest.at(-1);
      if (typeof answered !== 'function') return Promise.reject(new Error(ENDED));
      return answered(new Error(ENDED));
    };
  }
  syncBuiltinESMExports();
  return outgoing;
}

type Lookup = (host: string, ...rest: unknown[]) => unknown;
