import { afterAll, beforeAll, expect, test } from 'vitest';
import { startS3Server } from '@/lib/testing/s3-server';
import { s3Store } from './s3-store';
import type { Store } from './store-type';

let server: Awaited<ReturnType<typeof startS3Server>>;
let store: Store;
beforeAll(async () => {
  server = await startS3Server();
  store = s3Store({
    S3_BUCKET: 'letters',
    S3_REGION: 'us-east-1',
    S3_ENDPOINT: server.url,
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'secret',
  });
});
afterAll(() => server.stop());

test('a file is put under the bucket by path, comes back, and goes with its folder alone', async () => {
  await store.put('pub/pic/480.webp', Buffer.from('picture'), 'image/webp');
  await store.put('pub/pic2/480.webp', Buffer.from('other'), 'image/webp');
  expect(server.requests[0]).toBe('PUT /letters/uploads/pub/pic/480.webp');
  expect(server.objects.get('uploads/pub/pic/480.webp')).toMatchObject({ contentType: 'image/webp' });
  const file = await store.get('pub/pic/480.webp');
  expect(file?.sizeBytes).toBe(7);
  expect(await new Response(file?.body).text()).toBe('picture');
  await store.deleteUnder('pub/pic');
  await store.deleteUnder('pub/pic');
  expect([...server.objects.keys()]).toEqual(['uploads/pub/pic2/480.webp']);
});

test('what is not there is null; a store that refuses throws', async () => {
  expect(await store.get('pub/none/480.webp')).toBeNull();
  const gone = s3Store({
    S3_BUCKET: 'letters',
    S3_REGION: 'us-east-1',
    S3_ENDPOINT: 'http://127.0.0.1:1',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'secret',
  });
  await expect(gone.get('pub/none/480.webp')).rejects.toThrow();
});
