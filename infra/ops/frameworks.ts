import { readFile } from 'node:fs/promises';
import {
  createOwnFrameworks,
  type OwnFramework,
  readDefinition,
} from '../../shared/own-frameworks/own-frameworks.ts';
import { type Answer, Refusal } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import type { Operated } from './operated.ts';
import { table, when } from './table.ts';

const view = ({ name, digest, addedAt }: OwnFramework) => ({ name, digest, added_at: addedAt });

/** Requests may name it from now on. */
export async function frameworksAdd(
  uses: Operated,
  { file }: CommandNamed<'frameworks add'>,
): Promise<Answer> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Refusal(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
  });
  const added = await createOwnFrameworks(uses).add(readDefinition(text));
  return {
    data: view(added),
    lines: [`${added.name} is added, digest ${added.digest.slice(0, 12)}`],
    ok: true,
  };
}

export async function frameworksList(uses: Operated): Promise<Answer> {
  const all = await createOwnFrameworks(uses).list();
  const rows = all.map((one) => [one.name, one.digest.slice(0, 12), when(one.addedAt)]);
  return {
    data: { frameworks: all.map(view) },
    lines: table(['name', 'digest', 'added'], rows),
    ok: true,
  };
}

/** Jobs that were accepted with it keep it. */
export async function frameworksRemove(
  uses: Operated,
  { name }: CommandNamed<'frameworks remove'>,
): Promise<Answer> {
  if (!(await createOwnFrameworks(uses).remove(name))) {
    throw new Refusal('no framework of your own has this name');
  }
  return { data: { name, removed: true }, lines: [`${name} is removed`], ok: true };
}
