import { expect, test } from 'vitest';
import { makePlain, settlePage } from './plain-page.mjs';

const page = (body: string) => ({ html: `<html><head></head><body>${body}</body></html>`, status: 200, headers: {} });

test('the framework goes, JSON-LD and our own script stay', () => {
  const made = page(
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="preload" as="font" href="/f"/>' +
      '<script src="/_next/static/a.js" async=""></script><script>self.__next_f.push([1,"<b>"])</script><p>Text</p>' +
      '<script type="application/ld+json">{"a":1}</script><script src="/subscribe-form.js" async=""></script>',
  );
  makePlain(made);
  expect(made.html).toBe(
    '<html><head></head><body><link rel="preload" as="font" href="/f"/><p>Text</p>' +
      '<script type="application/ld+json">{"a":1}</script><script src="/subscribe-form.js" async=""></script></body></html>',
  );
  expect(made.headers).toEqual({
    // The script that lets fonts in, by its hash, and no other that stands in the page.
    'content-security-policy': expect.stringMatching(/^script-src 'self' 'sha256-[\w+/]{43}='$/),
    'cache-control': 'public, max-age=0, must-revalidate',
  });
});

test('a page that says it is not found gets that status', () => {
  const made = page('<meta name="courant:status" content="404"/><h1>Not here</h1>');
  makePlain(made);
  expect(made).toMatchObject({ status: 404, html: '<html><head></head><body><h1>Not here</h1></body></html>' });
});

test('a page whose parts a script must move keeps its scripts', () => {
  const made = page('<template id="B:0"></template><script>$RC("B:0","S:0")</script>');
  makePlain(made);
  expect(made.html).toContain('$RC');
  expect(made.headers).not.toHaveProperty('content-security-policy');
});

test('the page is in the language of its publication, and written its way', () => {
  const made = {
    html: '<html lang="en" class="a"><body><div lang="ar" dir="rtl" class="b"><p>نص</p></div></body></html>',
    status: 200,
  };
  makePlain(made);
  expect(made.html).toMatch(/^<html lang="ar" dir="rtl" class="a">/);
  const { html } = made;
  settlePage(made); // from the cache it comes again
  expect(made.html).toBe(html);
  const plain = page('<p lang="de" dir="ltr">Text</p>');
  makePlain(plain);
  expect(plain.html).toMatch(/^<html><head>/);
});

test('a page says itself whether it is plain, and the mark goes', () => {
  const plain = page('<meta name="courant:plain" content=""/><p>Text</p>');
  expect([settlePage(plain), plain.html]).toEqual([true, page('<p>Text</p>').html]);
  expect(settlePage(page('<p>Text</p>'))).toBe(false);
});
