import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blocks, keysOf, local, resource, textsOf } from './configuration.test-rig.ts';

/** What each function may do, and no more. */

const GRANTS = [
  'project_roles',
  'reports_roles',
  'backups_roles',
  'topic_roles',
  'render_topic_roles',
];
const rolesIn = (text: string) => text.match(/roles\/[\w.]+/g) ?? [];

it('each acts as an account of its own, which roles are given to', () => {
  const account = resource('google_service_account', 'function');
  expect(account.attributes.get('for_each')).toBe('local.functions');
  const deployed = keysOf(local('functions'));
  for (const name of GRANTS) {
    for (const holder of keysOf(local(name))) expect(deployed, name).toContain(holder);
  }
  expect(keysOf(local('project_roles'))).toEqual(deployed);
});

it('nothing has a role of owner, editor or administrator', () => {
  const roles = rolesIn(blocks.flatMap((block) => [...textsOf(block)]).join('\n'));
  const broad = /^roles\/(owner|editor|viewer)$|[aA]dmin$/;
  expect(roles.filter((role) => broad.test(role))).toEqual([
    'roles/datastore.importExportAdmin',
    'roles/storage.objectAdmin',
  ]);
});

it('a function has roles only on services whose client the code uses', () => {
  const adapters = join(import.meta.dirname, '../../shared/adapters/gcp');
  const code = readdirSync(adapters)
    .filter((name) => /^[\w-]+\.ts$/.test(name))
    .map((name) => readFileSync(join(adapters, name), 'utf8'))
    .join('\n');
  const packages: Record<string, string> = { datastore: 'firestore', cloudscheduler: 'scheduler' };
  const services = GRANTS.flatMap((name) => rolesIn(local(name))).map(
    (role) => role.slice('roles/'.length).split('.')[0] ?? '',
  );
  expect(services.length).toBeGreaterThan(10);
  const unused = services.filter(
    (service) =>
      !code.includes(`import('@google-cloud/${packages[service] ?? service}')`) &&
      !code.includes(`https://${service}.googleapis.com/`),
  );
  expect(unused).toEqual([]);
});

it('who keeps the rules of the bucket cannot let anyone in', () => {
  const role = resource('google_project_iam_custom_role', 'bucket_policy');
  expect(role.attributes.get('permissions')).toBe(
    '["storage.buckets.get", "storage.buckets.update"]',
  );
});

it("the reader's documents are stored and deleted, and nothing else of the bucket", () => {
  const uploads = resource('google_storage_bucket_iam_member', 'uploads');
  expect(uploads.attributes.get('for_each')).toBe('toset(["api", "worker"])');
  expect(uploads.attributes.get('role')).toBe('"roles/storage.objectUser"');
  const [condition] = uploads.blocks.filter(({ type }) => type === 'condition');
  expect(condition?.attributes.get('expression')).toContain('/objects/uploads/');
  expect(rolesIn(local('reports_roles')).filter((role) => /User|Admin/.test(role))).toEqual([]);
});

it('what is deleted of the reports bucket is not kept aside', () => {
  const bucket = resource('google_storage_bucket', 'reports');
  const [policy] = bucket.blocks.filter(({ type }) => type === 'soft_delete_policy');
  expect(policy?.attributes.get('retention_duration_seconds')).toBe('0');
});

it('the api signs links to reports, as itself and nobody else', () => {
  const { attributes } = resource('google_service_account_iam_member', 'signs_links');
  const account = 'google_service_account.function["api"]';
  expect(attributes.get('role')).toBe('"roles/iam.serviceAccountTokenCreator"');
  expect(attributes.get('service_account_id')).toBe(`${account}.name`);
  expect(attributes.get('member')).toBe(`${account}.member`);
});
