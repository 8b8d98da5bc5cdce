import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCHEDULES } from '../../shared/domain/schedules.ts';
import { functionNames } from '../build/functions.ts';
import { parseArguments as parseDeploy } from '../deploy/arguments.ts';
import { parseArguments as parseOps } from '../ops/arguments.ts';
import { blocks, keysOf, part, resource, textsOf } from './configuration.test-rig.ts';

const policies = blocks.filter(({ labels }) => labels[0] === 'google_monitoring_alert_policy');

it('every function on a schedule is watched for failing whenever it is called', () => {
  const failing = resource('google_monitoring_alert_policy', 'failing');
  const watched = keysOf(failing.attributes.get('for_each') ?? '');
  expect(new Set(watched)).toEqual(new Set(SCHEDULES.map((schedule) => schedule.function)));
  const condition = part(part(failing, 'conditions'), 'condition_threshold');
  // Each by itself: the many calls of one would hide the failures of another.
  for (const name of ['filter', 'denominator_filter']) {
    expect(condition.attributes.get(name)).toContain(
      'google_cloudfunctions2_function.function[each.key].name',
    );
  }
});

describe('an advice', () => {
  const text = [...policies, ...blocks.filter(({ type }) => type === 'locals')]
    .flatMap((block) => [...textsOf(block)])
    .join('\n')
    .replace(/\$\{each\.key\}/g, 'sweep');
  it('about dead letters names the command of the runbook that shows them', () => {
    const about = /advice\s+= "(.*dead letters\.)"/.exec(text)?.[1] ?? '';
    const command = /`([^`]+)`/
      .exec(about)?.[1]
      ?.replace(/\$\{[\w.]+dead_letters\.name\}/, 'analysis-dead-letters');
    const lines = readFileSync(join(import.meta.dirname, '../RUNBOOK.md'), 'utf8').split('\n');
    expect(lines).toContain(command);
    // `npm run ops -- queue` cannot see them in the cloud.
    expect(command).toMatch(/^gcloud pubsub /);
  });

  const parsers = {
    ops: parseOps,
    deploy: (words: string[]) =>
      parseDeploy(words, { GCP_PROJECT_ID: 'my-project' }, functionNames()),
  };

  it.each(['ops', 'deploy'] as const)(
    'names commands of npm run %s that are understood',
    (script) => {
      const given = [...text.matchAll(new RegExp(`\`npm run ${script} -- ([^\`]+)\``, 'g'))];
      expect(given.length).toBeGreaterThan(2);
      for (const [, words = ''] of given) {
        expect(parsers[script](words.split(' ')), words).toMatchObject({ kind: 'run' });
      }
    },
  );
});
