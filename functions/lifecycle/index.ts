import { http } from '@google-cloud/functions-framework';
import { createContext } from '../../shared/platform/context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { shutDownOnSignal } from '../../shared/process/shutdown.ts';
import { withRetention } from '../../shared/retention/with-retention.ts';
import { createLifecycleFunction } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('lifecycle', createLifecycleFunction(withRetention(context)));
