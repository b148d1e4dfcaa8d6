import { connect, createServer, type Socket } from 'node:net';

/** Stands between a worker and PostgreSQL and does to its connections what networks do. */
export async function startTcpProxy(port: number) {
  const open = new Set<[Socket, Socket]>();
  let watched: { word: string; lost: () => void } | undefined;
  let counted = 0;
  let counting: ((count: number) => void) | undefined;
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    const pair: [Socket, Socket] = [client, upstream];
    open.add(pair);
    let silent = false;
    client.on('data', (chunk) => {
      if (silent) return;
      counting?.(++counted);
      if (watched && chunk.includes(watched.word)) {
        const { lost } = watched;
        watched = undefined;
        // The server takes the statement and commits it; what it answers never arrives.
        upstream.removeAllListeners('data');
        upstream.once('data', () => {
          client.destroy();
          upstream.destroy();
          lost();
        });
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => void (silent || client.write(chunk)));
    const silence = () => {
      silent = true;
    };
    silencers.add(silence);
    const end = () => {
      open.delete(pair);
      silencers.delete(silence);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', () => (silent ? undefined : end()));
  });
  const silencers = new Set<() => void>();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    /** The next statement that holds this word is carried out, and its answer and connection are lost. */
    loseAnswerTo: (word: string) =>
      new Promise<void>((lost) => {
        watched = { word, lost };
      }),
    /** Calls with 1, 2, 3 … for what clients say from now on, before it is passed on. */
    count(each: (count: number) => void) {
      counted = 0;
      counting = each;
    },
    /** Every connection there is stays open and carries nothing any more, as behind a firewall that forgot it; new ones work.
     *  @returns how many they are */
    silence() {
      const count = silencers.size;
      for (const silence of silencers) silence();
      return count;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        for (const pair of open) for (const socket of pair) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
