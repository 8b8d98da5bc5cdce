import { expect, test } from 'vitest';
import { createCallLog } from './call-log.ts';

test('the last calls are kept, oldest first, however many came', () => {
  const log = createCallLog({ max: 3, now: () => 0 });
  for (let i = 1; i <= 20; i += 1) {
    log.record('/search', `call ${i}`);
    expect(log.calls().map(({ summary }) => summary)).toEqual(
      [i - 2, i - 1, i].filter((n) => n > 0).map((n) => `call ${n}`),
    );
  }
  expect(log.calls()[0]).toEqual({
    at: '1970-01-01T00:00:00.000Z',
    path: '/search',
    summary: 'call 18',
  });
});

test('a call is one short line', () => {
  const log = createCallLog();
  log.record(`/${'p'.repeat(900)}`, `two\nlines ${'x'.repeat(5_000)}`);
  const [call] = log.calls();
  expect(call?.summary).toMatch(/^two lines x+$/u);
  expect(call?.summary).toHaveLength(200);
  expect(call?.path).toHaveLength(200);
});
