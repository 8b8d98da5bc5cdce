import { http } from '@google-cloud/functions-framework';
import { withPlatformViews } from '../../shared/health/with-platform-views.ts';
import { createContext } from '../../shared/platform/context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { shutDownOnSignal } from '../../shared/process/shutdown.ts';
import { createHealthFunction } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('health', createHealthFunction(withPlatformViews(context)));
