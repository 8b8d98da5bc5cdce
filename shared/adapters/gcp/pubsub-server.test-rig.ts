import gax from 'google-gax';

/** Takes what is published, and counts the requests. Messages are not read. */
export async function startPubsubServer() {
  const { grpc } = gax;
  const server = new grpc.Server();
  let requests = 0;
  const asIs = (bytes: Buffer) => bytes;
  const Publish = {
    path: '/google.pubsub.v1.Publisher/Publish',
    requestStream: false,
    responseStream: false,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  } as const;
  server.addService(
    { Publish },
    {
      Publish: (_call: unknown, answer: (error: null, bytes: Buffer) => void) => {
        requests += 1;
        answer(null, answerWith(`m${requests}`));
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    host: `127.0.0.1:${port}`,
    requests: () => requests,
    close: () => server.forceShutdown(),
  };
}

/** A PublishResponse with one message id, its first field. */
function answerWith(messageId: string): Buffer {
  return Buffer.concat([Buffer.from([0x0a, messageId.length]), Buffer.from(messageId)]);
}
