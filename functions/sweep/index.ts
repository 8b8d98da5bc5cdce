import { http } from '@google-cloud/functions-framework';
import { createContext } from '../../shared/platform/context.ts';
import { withCallBack } from '../../shared/platform/with-call-back.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { shutDownOnSignal } from '../../shared/process/shutdown.ts';
import { createSweep } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('sweep', createSweep(withCallBack(context)));
