import { http } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { withRetention } from '../../shared/retention/with-retention.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { createLifecycleFunction } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('lifecycle', createLifecycleFunction(withRetention(context)));
