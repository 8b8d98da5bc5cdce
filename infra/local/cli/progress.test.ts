import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Job } from './answers.ts';
import { createProgress } from './progress.ts';

function terminal(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 120 });
  return { stream, text: () => String(stream.read() ?? '') };
}

const running = (stage: string, percent: number): Job => ({
  job_id: 'j',
  status: 'running',
  progress: { stage, percent },
  cost: { spent_usd: 0.25 },
});

test('without a terminal each stage is one line, however often it is shown', () => {
  const { stream, text } = terminal(false);
  const progress = createProgress(stream);
  progress.show({ job_id: 'j', status: 'pending' });
  progress.show(running('research', 10));
  progress.show(running('research', 20));
  progress.show(running('extract_facts', 40));
  progress.stop();
  expect(text()).toBe('0 % waiting\n10 % research\n40 % extract facts\n');
});

test('a job that waits says for what, and until when', () => {
  const { stream, text } = terminal(false);
  const until = '2026-11-30T10:00:00.000Z';
  createProgress(stream).show({
    ...running('assess', 40),
    waiting: { for: 'model', reason: 'rate_limited', until },
  });
  expect(text()).toBe(`40 % waiting for the model service (rate limited) until ${until}\n`);
});

test("the server's words cannot steer the terminal", () => {
  const { stream, text } = terminal(false);
  const progress = createProgress(stream);
  progress.show(running('\u001b[2Jresearch', 10));
  progress.note('a\u001b]0;x\u0007b');
  expect(text()).toBe('10 % research\nab\n');
});

test('on a terminal a bar shows percent, cost and stage, and is gone after the end', () => {
  const { stream, text } = terminal(true);
  const progress = createProgress(stream);
  progress.show(running('research', 40));
  const shown = stripVTControlCharacters(text());
  expect(shown).toContain('40 % ');
  expect(shown).toContain('$0.25 | research');
  progress.stop();
  expect(text()).toContain('\u001b[?25h');
  progress.stop();
  expect(text()).toBe('');
});

test('a note stands on its own line and the bar comes back after it', () => {
  const { stream, text } = terminal(true);
  const progress = createProgress(stream);
  progress.show(running('research', 40));
  progress.note('the server is gone');
  expect(text()).toContain('the server is gone\n');
  progress.show(running('report', 90));
  expect(stripVTControlCharacters(text())).toContain('report');
  progress.stop();
});
