import { expect, it } from 'vitest';
import { createManualClock } from '../../testing/manual-clock.ts';
import { createUndelivered } from './undelivered.ts';

const clock = createManualClock(Date.parse('2026-01-01T12:00:00Z'));

function counting(answer: () => unknown) {
  const asked: string[] = [];
  const ask = async (url: string) => {
    asked.push(url);
    return answer();
  };
  return { asked, count: createUndelivered({ projectId: 'p1', emulated: false, clock, ask }) };
}

const series = (...values: string[]) => ({
  timeSeries: [{ points: values.map((int64Value) => ({ value: { int64Value } })) }],
});

it('is the newest figure of the subscription, as text or not', async () => {
  const { asked, count } = counting(() => series('7', '3'));
  expect(await count('analysis-dead-letters')).toBe(7);
  const url = new URL(asked[0] ?? '');
  expect(url.pathname).toBe('/v3/projects/p1/timeSeries');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    filter:
      'metric.type="pubsub.googleapis.com/subscription/num_undelivered_messages" AND resource.labels.subscription_id="analysis-dead-letters"',
    'interval.startTime': '2026-01-01T11:50:00.000Z',
    'interval.endTime': '2026-01-01T12:00:00.000Z',
  });
});

it.each<[string, () => unknown, RegExp]>([
  ['there is no figure', () => ({}), /no figure of the last minutes/],
  ['something else is answered', () => '<html>', /answered something else/],
  ['it is refused', () => Promise.reject(new Error('403')), /roles\/monitoring\.viewer/],
])('is not taken for none when %s', async (_, answer, says) => {
  const failing = counting(answer).count('worker');
  await expect(failing).rejects.toMatchObject({ name: 'TransientError' });
  await expect(failing).rejects.toThrow(says);
});
