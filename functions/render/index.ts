import { cloudEvent } from '@google-cloud/functions-framework';
import { createContext } from '../../shared/platform/context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { shutDownOnSignal } from '../../shared/process/shutdown.ts';
import { renderFormat } from '../../shared/report/render-format.ts';
import { createRender } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
cloudEvent('render', createRender(context, renderFormat));
