import { cloudEvent } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { renderFormat } from '../../shared/report/render-format.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { createRender } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
cloudEvent('render', createRender(context, renderFormat));
