import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../build/functions.ts';
import { blocks, keysOf, local, part, resource } from './configuration.test-rig.ts';

/** What Terraform sets up is what the code expects to find. */

const folder = import.meta.dirname;
const root = join(folder, '../..');

describe('functions', () => {
  const deployed = keysOf(local('functions'));

  it('every one of the repository is deployed', () => {
    expect(functionNames().filter((name) => !deployed.includes(name))).toEqual([]);
  });

  it('none has an event trigger: the worker is fed by a subscription', () => {
    const { blocks: parts } = resource('google_cloudfunctions2_function', 'function');
    expect(parts.map(({ type }) => type)).toEqual(['build_config', 'service_config']);
  });

  it('every variable set is one that the configuration reads', () => {
    const config = readFileSync(join(root, 'shared/process/config.ts'), 'utf8');
    // Node and the C library read these themselves.
    const others = ['NODE_ENV', 'NODE_OPTIONS', 'MALLOC_ARENA_MAX'];
    const read = [...config.matchAll(/^ {4}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
    const text = ['environment', 'environment_of', 'secrets', 'api_secrets'].map(local).join('\n');
    const set = [...text.matchAll(/^\s+([A-Z][A-Z0-9_]+)\s+=|variable = "(\w+)"/gm)];
    expect(set.length).toBeGreaterThan(10);
    const unknown = set
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((name) => !read.includes(name));
    expect(unknown.filter((name) => !others.includes(name))).toEqual([]);
  });

  it('the keys of the services are given to the worker alone, the pepper to the api alone', () => {
    expect(local('secrets_of').replace(/\s+/g, ' ')).toBe(
      '{ worker = local.secrets api = { for name, secret in local.api_secrets : name => secret if var.auth_mode == "api-key" } }',
    );
  });
});

describe('queue', () => {
  const worker = resource('google_pubsub_subscription', 'worker');

  it('has the topic that the code publishes to', () => {
    const accept = readFileSync(join(root, 'shared/jobs/accept.ts'), 'utf8');
    const topic = /ANALYSIS_TOPIC = '([\w-]+)'/.exec(accept)?.[1];
    expect(resource('google_pubsub_topic', 'analysis').attributes.get('name')).toBe(`"${topic}"`);
  });

  it('gives a message back after the time, and for as long as the code counts on', () => {
    expect(worker.attributes.get('ack_deadline_seconds')).toBe('600');
    expect(worker.attributes.get('message_retention_duration')).toMatch(
      /\{7 \* local\.day_seconds\}s/,
    );
    expect(part(worker, 'expiration_policy').attributes.get('ttl')).toBe('""');
    expect(Object.fromEntries(part(worker, 'retry_policy').attributes)).toEqual({
      minimum_backoff: '"30s"',
      maximum_backoff: '"600s"',
    });
    expect(part(worker, 'dead_letter_policy').attributes.get('max_delivery_attempts')).toBe('30');
  });

  it('pushes to a path that functions-framework takes the topic from, signed', () => {
    const push = part(worker, 'push_config');
    expect(push.attributes.get('push_endpoint')).toMatch(
      /\.uri\}\/\$\{google_pubsub_topic\.analysis\.id\}"$/,
    );
    expect(part(push, 'oidc_token').attributes.has('audience')).toBe(true);
  });

  it('gives what is to be written to render, by a topic that the code publishes to', () => {
    const code = readFileSync(join(root, 'shared/jobs/format-files.ts'), 'utf8');
    const topic = /RENDER_TOPIC = '([\w-]+)'/.exec(code)?.[1];
    expect(resource('google_pubsub_topic', 'render').attributes.get('name')).toBe(`"${topic}"`);
    const render = resource('google_pubsub_subscription', 'render');
    const push = part(render, 'push_config');
    expect(push.attributes.get('push_endpoint')).toMatch(
      /function\["render"\].*\.uri\}\/\$\{google_pubsub_topic\.render\.id\}"$/,
    );
    expect(part(push, 'oidc_token').attributes.has('audience')).toBe(true);
    // The longest that the function may take.
    expect(render.attributes.get('ack_deadline_seconds')).toBe('600');
  });

  it('keeps dead letters in a subscription of their own, which the service may fill', () => {
    const topic = 'google_pubsub_topic.dead_letters';
    const kept = resource('google_pubsub_subscription', 'dead_letters');
    expect(kept.attributes.get('topic')).toBe(`${topic}.id`);
    expect(kept.attributes.get('message_retention_duration')).toMatch(
      /\{31 \* local\.day_seconds\}s/,
    );
    expect(part(worker, 'dead_letter_policy').attributes.get('dead_letter_topic')).toBe(
      `${topic}.id`,
    );
    expect(resource('google_pubsub_topic_iam_member', 'bury').attributes.get('topic')).toBe(
      `${topic}.name`,
    );
    expect(resource('google_pubsub_subscription_iam_member', 'bury').attributes.get('role')).toBe(
      '"roles/pubsub.subscriber"',
    );
  });
});

describe('files that say what there is', () => {
  it.each([
    ['schedules', 'shared/domain/schedules.json', 'google_cloud_scheduler_job', 'job'],
    ['index_file', 'infra/firestore.indexes.json', 'google_firestore_index', 'index'],
    ['retention', 'shared/domain/retention.json', 'google_storage_bucket', 'reports'],
  ])('local.%s is %s', (name, file, type, label) => {
    const path = /file\("\$\{path\.module\}\/([^"]+)"\)/.exec(local(name))?.[1] ?? '';
    expect(join(folder, path)).toBe(join(root, file));
    JSON.parse(readFileSync(join(folder, path), 'utf8'));
    expect(resource(type, label)).toBeDefined();
  });

  it('every scheduled function is deployed', () => {
    const jobs: Record<string, { function?: string }> = JSON.parse(
      readFileSync(join(root, 'shared/domain/schedules.json'), 'utf8'),
    );
    for (const [name, job] of Object.entries(jobs)) {
      expect(keysOf(local('functions'))).toContain(job.function ?? name);
    }
  });
});

it('no bucket can be made public, and those that keep data keep old versions', () => {
  const buckets = blocks.filter(({ labels }) => labels[0] === 'google_storage_bucket');
  for (const { attributes } of buckets) {
    expect(attributes.get('public_access_prevention')).toBe('"enforced"');
    expect(attributes.get('uniform_bucket_level_access')).toBe('true');
  }
  for (const name of ['reports', 'backups']) {
    const bucket = resource('google_storage_bucket', name);
    expect(part(bucket, 'versioning').attributes.get('enabled')).toBe('true');
    expect(part(bucket, 'lifecycle').attributes.get('prevent_destroy')).toBe('true');
  }
});

it('a metric counts a message that the code logs', () => {
  const messages = [...local('line').matchAll(/^\s+\w+\s+= "([^"]+)"$/gm)].map(
    (match) => match[1] ?? '',
  );
  expect(messages.length).toBeGreaterThan(3);
  const code = ['functions', 'shared']
    .flatMap((name) =>
      readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(root, name, file),
      ),
    )
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  expect(messages.filter((message) => !code.includes(`'${message}'`))).toEqual([]);
});

it('a file is under 200 lines', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.tf'))) {
    expect(readFileSync(join(folder, name), 'utf8').split('\n').length, name).toBeLessThan(200);
  }
});
