import canonicalize from 'canonicalize';
import type { BucketRules, LifecycleRule } from '../ops-ports.ts';

export type RulesPlan =
  | { outcome: 'in_force' }
  | {
      outcome: 'differs';
      changes: string[];
      /** What would be kept for a shorter time; needs force. */
      weakens: string[];
      /** Who may reach the objects is not as desired: nothing that runs by itself may change that. */
      needsOperator: string[];
    };

/** What has to change for the bucket to do what is desired. */
export function planRules(current: BucketRules, desired: BucketRules): RulesPlan {
  const before = new Set(current.lifecycle.map(textOf));
  const after = new Set(desired.lifecycle.map(textOf));
  const changes = [
    ...switched('versioning', current.versioning, desired.versioning),
    ...[...before].filter((rule) => !after.has(rule)).map((rule) => `rule removed: ${rule}`),
    ...[...after].filter((rule) => !before.has(rule)).map((rule) => `rule added: ${rule}`),
  ];
  const needsOperator = [
    ...switched('uniform bucket-level access', current.uniformAccess, desired.uniformAccess),
    ...switched(
      'public access prevention',
      current.publicAccessPrevented,
      desired.publicAccessPrevented,
    ),
  ];
  if (changes.length + needsOperator.length === 0) return { outcome: 'in_force' };
  const unversioned = current.versioning && !desired.versioning;
  const weakens = [
    ...(unversioned ? ['versioning would be switched off'] : []),
    ...shortened(current.lifecycle, desired.lifecycle),
  ];
  return { outcome: 'differs', changes, weakens, needsOperator };
}

function switched(name: string, is: boolean, becomes: boolean): string[] {
  return is === becomes ? [] : [`${name}: ${is ? 'on → off' : 'off → on'}`];
}

/** The same for rules that differ only in the order of their fields. */
function textOf({ action, condition }: LifecycleRule): string {
  return canonicalize({ action, condition }) ?? '';
}

/** Each prefix that a rule names begins a group of objects; the rest of the objects are a group too. */
function shortened(before: readonly LifecycleRule[], after: readonly LifecycleRule[]): string[] {
  const named = [...before, ...after].flatMap((rule) => prefixesOf(rule) ?? []);
  return ['', ...new Set(named)].flatMap((prefix) =>
    (['live', 'noncurrent'] as const).flatMap((kind) => {
      const [was, becomes] = [keptDays(before, prefix, kind), keptDays(after, prefix, kind)];
      if (becomes >= was) return [];
      const what = `${kind} objects ${prefix === '' ? 'of any other name' : `in ${prefix}`}`;
      return [`${what} would be kept for ${becomes} days instead of ${daysText(was)}`];
    }),
  );
}

/** Only what deletes by age counts; a rule with any other condition is taken to delete nothing. */
function keptDays(rules: readonly LifecycleRule[], prefix: string, kind: 'live' | 'noncurrent') {
  const days = rules
    .filter((rule) => prefixesOf(rule)?.some((start) => prefix.startsWith(start)) ?? true)
    .map((rule) => deletedAfterDays(rule, kind));
  return Math.min(...days);
}

function deletedAfterDays({ action, condition }: LifecycleRule, kind: 'live' | 'noncurrent') {
  const { matchesPrefix: _, isLive, age, daysSinceNoncurrentTime, ...others } = condition;
  const never = Number.POSITIVE_INFINITY;
  if (action.type !== 'Delete' || Object.keys(others).length > 0) return never;
  if (isLive !== undefined && isLive !== (kind === 'live')) return never;
  if (daysSinceNoncurrentTime === undefined) return typeof age === 'number' ? age : never;
  const bothAges = age !== undefined;
  return kind === 'live' || bothAges ? never : Number(daysSinceNoncurrentTime);
}

function prefixesOf({ condition }: LifecycleRule): string[] | undefined {
  const { matchesPrefix } = condition;
  return Array.isArray(matchesPrefix) ? matchesPrefix.map(String) : undefined;
}

function daysText(days: number): string {
  return Number.isFinite(days) ? `${days}` : 'for ever';
}
