import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createEmbeddedDocuments } from '../../shared/adapters/embedded/documents.ts';
import { createEmbeddedObjects } from '../../shared/adapters/embedded/objects.ts';
import { createRig } from '../local/local-server.test-rig.ts';
import { inTheDriversStead } from './disturbances.test-rig.ts';
import type { FaultPlatform } from './ground.test-rig.ts';

export const embeddedPlatform: FaultPlatform = {
  name: 'embedded',
  aheadMs: 0,
  async open() {
    const rig = await createRig();
    const { gemini, tavily, dataDir } = rig;
    const reports = join(dataDir, 'objects', 'reports');
    const aside = join(dataDir, 'reports-aside');
    return {
      gemini,
      tavily,
      env: { ...rig.env, PORT: '0' },
      async look(reading) {
        const database = new DatabaseSync(join(dataDir, 'consultantos.sqlite'), {
          readOnly: true,
          timeout: 5_000,
        });
        try {
          return await reading(createEmbeddedDocuments({ database }));
        } finally {
          database.close();
        }
      },
      async objectsUnder(prefix) {
        const folder = join(dataDir, 'objects');
        const found = await createEmbeddedObjects({ folder, attached: true }).list(prefix);
        return found.map(({ name }) => name);
      },
      disturbances: inTheDriversStead,
      // A file where the folder should be: the file system refuses, whoever asks it.
      async refuseReports() {
        const kept = await rename(reports, aside).then(
          () => true,
          () => false,
        );
        await writeFile(reports, '');
        return async () => {
          await rm(reports);
          if (kept) await rename(aside, reports);
        };
      },
      close: rig.close,
    };
  },
};
