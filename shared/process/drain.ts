import type { Server, ServerResponse } from 'node:http';

/**
 * Follows the requests of a server from now on. The function answered stops the server: no new connection,
 * each answer under way is the last of its connection, and when all are given the silent connections are
 * closed too. It resolves then, however long that takes.
 */
export function createDrain(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let draining = false;
  const closeIfIdle = () => {
    if (draining && underWay.size === 0) server.closeAllConnections();
  };
  server.on('request', (_request, response: ServerResponse) => {
    underWay.add(response);
    if (draining) response.shouldKeepAlive = false;
    response.once('close', () => {
      underWay.delete(response);
      closeIfIdle();
    });
  });

  return () =>
    new Promise((resolve) => {
      draining = true;
      for (const response of underWay) response.shouldKeepAlive = false;
      server.close(() => resolve());
      closeIfIdle();
    });
}
