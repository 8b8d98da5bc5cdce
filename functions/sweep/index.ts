import { http } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { createSweep } from './handler.ts';

http('sweep', createSweep(createContext(parseConfig())));
