import { http } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { withCallBack } from '../../shared/with-call-back.ts';
import { createSweep } from './handler.ts';

const context = createContext(parseConfig());
shutDownOnSignal(context);
http('sweep', createSweep(withCallBack(context)));
