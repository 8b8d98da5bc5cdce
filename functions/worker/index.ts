import { cloudEvent } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { createWorker } from './handler.ts';

cloudEvent('worker', createWorker(createContext(parseConfig())));
