import { join } from 'node:path';
import { cloudEvent } from '@google-cloud/functions-framework';
import { createWorkerContext } from '../../shared/platform/worker-context.ts';
import { parseWorkerConfig } from '../../shared/process/config.ts';
import { shutDownOnSignal } from '../../shared/process/shutdown.ts';
import { createUploadThread } from '../../shared/uploads/upload-thread.ts';
import { createWorker } from './handler.ts';

// Made by the build, beside this function.
const readUpload = createUploadThread(join(__dirname, 'upload-thread.js'));
const context = createWorkerContext(parseWorkerConfig(), readUpload);
shutDownOnSignal(context);
cloudEvent('worker', createWorker(context));
