import { http } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { createApi } from './handler.ts';

http('api', createApi(createContext(parseConfig())));
