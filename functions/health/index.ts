import { http } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { withPlatformViews } from '../../shared/health/with-platform-views.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { createHealthFunction } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('health', createHealthFunction(withPlatformViews(context)));
