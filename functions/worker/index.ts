import { join } from 'node:path';
import { cloudEvent } from '@google-cloud/functions-framework';
import { parseWorkerConfig } from '../../shared/config.ts';
import { shutDownOnSignal } from '../../shared/shutdown.ts';
import { createUploadThread } from '../../shared/uploads/upload-thread.ts';
import { createWorkerContext } from '../../shared/worker-context.ts';
import { createWorker } from './handler.ts';

// Made by the build, beside this function.
const readUpload = createUploadThread(join(__dirname, 'upload-thread.js'));
const context = createWorkerContext(parseWorkerConfig(), readUpload);
shutDownOnSignal(context);
cloudEvent('worker', createWorker(context));
