import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

const parse = (line: string) => parseArguments(line === '' ? [] : line.split(' '));

describe('what is typed becomes a command', () => {
  it.each([
    ['status', { do: 'status' }],
    ['queue', { do: 'queue' }],
    ['jobs list', { do: 'jobs list', statuses: [], limit: 20, cursor: undefined }],
    [
      'jobs list --status failed,partial --limit 5 --cursor abc',
      { do: 'jobs list', statuses: ['failed', 'partial'], limit: 5, cursor: 'abc' },
    ],
    ['jobs show j1', { do: 'jobs show', id: 'j1' }],
    ['jobs retry j1', { do: 'jobs retry', id: 'j1' }],
    ['jobs cancel j1 --yes', { do: 'jobs cancel', id: 'j1' }],
    ['backup now', { do: 'backup now' }],
    ['backup list', { do: 'backup list' }],
    ['backup verify b1', { do: 'backup verify', name: 'b1' }],
    ['backup verify', { do: 'backup verify', name: null }],
    ['backup restore b1 /new', { do: 'backup restore', name: 'b1', target: '/new' }],
    ['lifecycle plan', { do: 'lifecycle plan' }],
    ['lifecycle apply --yes', { do: 'lifecycle apply', force: false }],
    ['lifecycle apply --force --yes', { do: 'lifecycle apply', force: true }],
    ['schedules list', { do: 'schedules list' }],
    ['schedules pause backup', { do: 'schedules pause', name: 'backup' }],
    ['schedules resume sweep', { do: 'schedules resume', name: 'sweep' }],
    ['schedules run lifecycle', { do: 'schedules run', name: 'lifecycle' }],
    ['cache stats', { do: 'cache stats' }],
    ['cache warm f.json', { do: 'cache warm', file: 'f.json', waitSeconds: null }],
    ['cache warm f.csv --wait', { do: 'cache warm', file: 'f.csv', waitSeconds: 3600 }],
    ['cache warm f --wait --timeout 9', { do: 'cache warm', file: 'f', waitSeconds: 9 }],
  ])('%s', (line, command) => {
    expect(parse(line)).toEqual({ kind: 'run', command, json: false });
    expect(parse(`${line} --json`)).toEqual({ kind: 'run', command, json: true });
  });
});

describe('what cannot be meant is a usage fault that says why', () => {
  it.each([
    ['nonsense', 'unknown command'],
    ['jobs show', "missing required argument 'id'"],
    ['jobs show a b', 'too many arguments'],
    ['jobs list --status done', 'It must be of pending, running'],
    ['jobs list --limit 0', 'from 1 to 200'],
    ['jobs list --limit 1e2', 'from 1 to 200'],
    ['jobs cancel j1', 'say --yes'],
    ['lifecycle apply', 'say --yes'],
    ['lifecycle apply --force', 'say --yes'],
    ['schedules run nobody', 'sweep, backup, backup-verify, lifecycle'],
    ['cache warm f --timeout 0', 'from 1 to 86400'],
    ['status --verbose', 'unknown option'],
    ['', 'Usage:'],
    ['jobs', 'Usage:'],
  ])('%s', (line, why) => {
    const parsed = parse(line);
    expect(parsed).toMatchObject({ kind: 'usage', message: expect.stringContaining(why) });
  });

  it('and repeats what was typed without its control characters', () => {
    const parsed = parseArguments(['jobs', '\u001b[31mlist\u0007']);
    expect(parsed).toMatchObject({ kind: 'usage' });
    expect(JSON.stringify(parsed)).not.toMatch(/\\u001b|\\u0007/);
  });
});

it('help names every command', () => {
  expect(parse('--help')).toMatchObject({
    kind: 'help',
    text: expect.stringMatching(/status.*queue.*jobs.*backup.*lifecycle.*schedules.*cache/s),
  });
  expect(parse('backup --help')).toMatchObject({ text: expect.stringContaining('restore') });
});
