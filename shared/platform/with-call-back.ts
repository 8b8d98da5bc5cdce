import { createCallback } from '../adapters/callback.ts';
import { createCallbackSecrets } from '../callbacks/secrets.ts';
import { type CallBack, createCallBack } from '../jobs/call-back.ts';
import type { Context } from './context.ts';

export interface ContextWithCallBack extends Context {
  callBack: CallBack;
}

/** For the functions that end jobs. */
export function withCallBack(context: Context): ContextWithCallBack {
  const { documents, clock, ids, log, config } = context;
  const { deliver } = createCallback({ loopback: config.callbacksToLoopback });
  const secrets = createCallbackSecrets({ documents, clock, ids });
  const { publicUrl } = config;
  const callBack = createCallBack({ documents, secrets, deliver, publicUrl, clock, log });
  return { ...context, callBack };
}
