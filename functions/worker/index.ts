import { cloudEvent } from '@google-cloud/functions-framework';
import { parseWorkerConfig } from '../../shared/config.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { createWorkerContext } from '../../shared/worker-context.ts';
import { createWorker } from './handler.ts';

const context = createWorkerContext(parseWorkerConfig());
shutDownOnSignal(context);
cloudEvent('worker', createWorker(context));
