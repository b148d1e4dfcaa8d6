/** What is not there, or not for who asks: the same for both. */
export const notFound = () => new Response('Not found\n', { status: 404, headers: { 'cache-control': 'no-store' } });

/** A CSV file that is written while it is read. */
export const csvResponse = (fileName: string, pieces: AsyncGenerator<string>) =>
  new Response(streamOf(pieces), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });

/** Reads on only when the browser has taken what was there. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
