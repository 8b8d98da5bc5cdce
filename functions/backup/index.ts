import { http } from '@google-cloud/functions-framework';
import { withExports } from '../../shared/backup/with-exports.ts';
import { createContext } from '../../shared/platform/context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { shutDownOnSignal } from '../../shared/process/shutdown.ts';
import { createBackupFunction } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('backup', createBackupFunction(withExports(context)));
