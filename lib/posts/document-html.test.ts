import { expect, test } from 'vitest';
import type { PostDocument } from '@/lib/document/types';
import { documentHtml } from './document-html';

test('a body is HTML on its own: no document around it, addresses absolute, text escaped', async () => {
  const document: PostDocument = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Tools & <patience>' }] },
      { type: 'subscribeButton', attrs: { label: 'Subscribe' } },
    ],
  };
  const html = await documentHtml({ document, pictures: {}, siteUrl: 'https://letters.test' });
  expect(html).toMatch(/^<p>Tools &amp; &lt;patience&gt;<\/p>/);
  expect(html).toContain('href="https://letters.test/subscribe"');
});
