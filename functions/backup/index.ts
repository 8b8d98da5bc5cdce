import { http } from '@google-cloud/functions-framework';
import { withExports } from '../../shared/backup/with-exports.ts';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { createBackupFunction } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('backup', createBackupFunction(withExports(context)));
