import { http } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { createApi } from './handler.ts';
import { hideAllFromFramework } from './raw-body.ts';

const context = createContext(parseConfig());
hideAllFromFramework();
shutDownOnSignal(context);
http('api', createApi(context));
