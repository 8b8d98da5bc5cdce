import { parentPort } from 'node:worker_threads';
import { type RenderFormat, renderFormat } from '../../shared/report/render-format.ts';

parentPort?.on('message', (task: Parameters<RenderFormat>) => {
  renderFormat(...task).then(
    (bytes) => parentPort?.postMessage({ ok: true, bytes }),
    (error: unknown) =>
      parentPort?.postMessage({
        ok: false,
        message: error instanceof Error ? error.message : String(error),
      }),
  );
});
