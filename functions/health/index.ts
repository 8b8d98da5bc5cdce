import { http } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { withSchedules } from '../../shared/health/with-schedules.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { createHealthFunction } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('health', createHealthFunction(withSchedules(context)));
