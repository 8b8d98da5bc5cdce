import { createCallback } from './adapters/callback.ts';
import type { Context } from './context.ts';
import { type CallBack, createCallBack } from './jobs/call-back.ts';

export interface ContextWithCallBack extends Context {
  callBack: CallBack;
}

/** For the functions that end jobs. */
export function withCallBack(context: Context): ContextWithCallBack {
  const { documents, clock, log } = context;
  const { deliver } = createCallback({});
  return { ...context, callBack: createCallBack({ documents, deliver, clock, log }) };
}
