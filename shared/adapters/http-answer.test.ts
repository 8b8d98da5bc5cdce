import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './http-answer.ts';

describe('parseRetryAfter', () => {
  const at = 'Wed, 01 Apr 2026 10:00:00 GMT';
  it.each([
    ['13', at, 13_000],
    [' 0 ', undefined, 0],
    ['Wed, 01 Apr 2026 10:01:00 GMT', at, 60_000],
    ['Wed, 01 Apr 2026 09:00:00 GMT', at, 0],
    ['Wed, 01 Apr 2026 10:01:00 GMT', undefined, undefined],
    ['soon', at, undefined],
    ['-5s', at, undefined],
    ['', at, undefined],
    [undefined, at, undefined],
  ])('reads %j answered at %j as %j ms', (value, answeredAt, expected) => {
    expect(parseRetryAfter(value, answeredAt)).toBe(expected);
  });
});
