import type { Answer } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import type { Operated } from './operated.ts';

export async function lifecyclePlan({ retention }: Operated): Promise<Answer> {
  const { changes, weakens } = await retention.plan();
  return {
    data: { changes, weakens },
    lines: [
      ...(changes.length === 0 ? ['the rules are in force: nothing to change'] : changes),
      ...forced(weakens),
    ],
    ok: true,
  };
}

export async function lifecycleApply(
  { retention }: Operated,
  { force }: CommandNamed<'lifecycle apply'>,
): Promise<Answer> {
  const { outcome, changes, weakens } = await retention.apply({ force, actor: 'operator' });
  const lines = {
    in_force: ['the rules are in force already'],
    applied: ['applied:', ...changes.map((change) => `  ${change}`)],
    refused: ['nothing was changed', ...forced(weakens)],
  };
  return {
    data: { outcome, changes, weakens },
    lines: lines[outcome],
    ok: outcome !== 'refused',
  };
}

function forced(weakens: readonly string[]): string[] {
  return weakens.length === 0 ? [] : ['needs --force:', ...weakens.map((one) => `  ${one}`)];
}
