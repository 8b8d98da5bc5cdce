import { http } from '@google-cloud/functions-framework';
import { parseConfig } from '../../shared/config.ts';
import { createContext } from '../../shared/context.ts';
import { createApi } from './handler.ts';
import { hideAllFromFramework } from './raw-body.ts';

hideAllFromFramework();
http('api', createApi(createContext(parseConfig())));
