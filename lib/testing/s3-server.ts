import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A store that speaks as much of S3's protocol over real HTTP as the product uses: PUT, GET, a list by prefix, and the
 *  deletion of many. It keeps what it is given in memory and tells which requests it had. */
export async function startS3Server() {
  const objects = new Map<string, { bytes: Buffer; contentType: string }>();
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3.test');
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    requests.push(`${request.method} ${pathname}`);
    const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
    const xml = (status: number, text: string) => response.writeHead(status, { 'content-type': 'application/xml' }).end(text);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 '))
      return xml(403, '<Error><Code>AccessDenied</Code></Error>');
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, contentType: String(request.headers['content-type']) });
      return response.writeHead(200).end();
    }
    if (request.method === 'POST' && searchParams.has('delete')) {
      for (const [, name] of body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(name ?? '');
      return xml(200, '<DeleteResult/>');
    }
    if (searchParams.has('list-type')) {
      const found = [...objects.keys()].filter((name) => name.startsWith(searchParams.get('prefix') ?? ''));
      const listed = found.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('');
      return xml(200, `<ListBucketResult><IsTruncated>false</IsTruncated>${listed}</ListBucketResult>`);
    }
    const object = objects.get(key);
    if (!object) return xml(404, '<Error><Code>NoSuchKey</Code></Error>');
    return response
      .writeHead(200, { 'content-type': object.contentType, 'content-length': object.bytes.length })
      .end(object.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    requests,
    stop: () => new Promise<unknown>((resolve) => server.close(resolve)),
  };
}
