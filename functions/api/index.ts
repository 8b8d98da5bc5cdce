import { http } from '@google-cloud/functions-framework';
import { createContext } from '../../shared/platform/context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { shutDownOnSignal } from '../../shared/process/shutdown.ts';
import { createApi } from './handler.ts';
import { hideAllFromFramework } from './raw-body.ts';

const context = createContext(parseConfig());
hideAllFromFramework();
shutDownOnSignal(context);
http('api', createApi(context));
