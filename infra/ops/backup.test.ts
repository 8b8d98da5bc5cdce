import { expect, it } from 'vitest';
import { parseConfig } from '../../shared/process/config.ts';
import { backupRestore } from './backup.ts';
import type { Operated } from './operated.ts';

it.each(['/data', '/data/restored', '/data/objects/../new'])(
  'a copy is not restored to %s, among the data in use',
  async (target) => {
    const uses: Partial<Operated> = { config: parseConfig({ DATA_DIR: '/data' }) };
    // Nothing else is looked at before.
    const restoring = backupRestore(uses as Operated, { name: 'x', target } as never);
    await expect(restoring).rejects.toThrow(`${target} lies in DATA_DIR (/data)`);
  },
);
