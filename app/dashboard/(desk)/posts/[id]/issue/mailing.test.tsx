import { renderToReadableStream } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { make } from '@/lib/testing/make';
import { Mailing } from './mailing';

// Drawn on its own, outside Next, there is no router.
vi.mock('next/navigation', async (real) => ({ ...(await real<object>()), useRouter: () => null }));

test.each([true, false])('the addresses are drawn for who may see the subscribers: %s', async (maySeeReaders) => {
  const publication = await make.publication();
  const issue = await make.issue(publication.id, {});
  const reader = await make.subscriber(publication.id);
  await make.delivery(issue, reader, {});
  const drawn = (
    <Mailing {...{ publication, issue, maySeeReaders }} query={{}} mayControl={false} mayExport={false} maySet={false} />
  );
  const html = await new Response(await renderToReadableStream(drawn)).text();
  expect(html).toContain('The mailing');
  expect(html.includes(reader.email)).toBe(maySeeReaders);
});
