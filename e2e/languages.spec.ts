import { directionOf } from '@/lib/format/direction';
import { createPost } from '@/lib/posts/create-post';
import { updatePublication } from '@/lib/publications/update-publication';
import { MESSAGES, wordsFor } from '@/lib/words/words-for';
import { expectNoFaults, SCREENS } from './accessibility';
import { expect, signIn, test } from './fixtures';
import { publishedPost } from './published-post';

for (const language of ['de', 'ar'])
  test(`a reader of a publication in ${language} subscribes, confirms and searches in that language`, async ({
    page,
    publication,
    inbox,
  }) => {
    const t = wordsFor(language);
    await updatePublication(publication.id, { language });
    await page.goto(publication.url);
    const html = page.locator('html');
    await expect(html).toHaveAttribute('lang', language);
    await expect(html).toHaveAttribute('dir', directionOf(language));
    await page.getByLabel(t('subscribe.label')).fill(inbox.address);
    await page
      .getByRole('main')
      .getByRole('button', { name: t('subscribe.title') })
      .click();
    await expect(page.getByText(t('subscribe.sentTo', { email: inbox.address }))).toBeVisible();

    await page.goto(await inbox.linkIn(t('mailConfirm.button')));
    await expect(html).toHaveAttribute('lang', language);
    await page.getByRole('button', { name: t('confirm.button') }).click();
    await expect(page.getByRole('heading', { name: t('subscribe.confirmedTitle') })).toBeVisible();
    await inbox.mail(t('mailWelcome.subject', { publication: publication.name }));

    const dead = await page.goto(new URL('/l/nobody/1', publication.url).href);
    expect(dead?.status()).toBe(404);
    await expect(html).toHaveAttribute('dir', directionOf(language));
    await expect(page.getByRole('heading', { name: t('mail.linkTitle') })).toBeVisible();

    await page.goto(new URL('/search?q=nowhere', publication.url).href);
    await expect(page.getByText(t('search.nothing', { query: 'nowhere' }))).toBeVisible();
  });

test('each language greets its readers, counts their minutes and is declared', async ({ page, publication }) => {
  const { path } = await publishedPost(publication, 'The first tide');
  for (const language of Object.keys(MESSAGES)) {
    const t = wordsFor(language);
    await updatePublication(publication.id, { language });
    // Every web process hears of the change a moment after it was committed.
    await expect(async () => {
      await page.goto(new URL(path, publication.url).href);
      await expect(page.locator('html')).toHaveAttribute('lang', language, { timeout: 500 });
    }).toPass({ timeout: 10_000 });
    await expect(page.getByText(t('post.minutes', { minutes: 1 }))).toBeVisible();
    await expect(page.getByRole('link', { name: t('frame.archive') }).first()).toBeVisible();
    await page.goto(new URL('/p/nowhere', publication.url).href);
    await expect(page.getByRole('heading', { name: t('missing.title') })).toBeVisible();
  }
});

test('a post of an Arabic publication is written from the right', async ({ desk, publication }) => {
  await updatePublication(publication.id, { language: 'ar' });
  const { id } = await createPost({ publicationId: publication.id, authorId: publication.ownerId });
  await desk.goto(`${publication.url}dashboard/posts/${id}`);
  for (const name of ['Title', 'Subtitle', 'Body of the post']) {
    const field = desk.getByRole('textbox', { name, exact: true });
    await expect(field).toHaveCSS('direction', 'rtl');
    await expect(field).toHaveCSS('text-align', 'start');
  }
  await expect(desk.getByRole('main')).toHaveCSS('direction', 'ltr');
});

for (const { name, viewport, colorScheme } of SCREENS)
  test.describe(name, () => {
    test.use({ viewport, colorScheme });
    test('the pages of an Arabic publication have no faults', async ({ page, publication }) => {
      const { path } = await publishedPost(publication, 'The first tide');
      await updatePublication(publication.id, { language: 'ar' });
      for (const shown of ['/', '/archive', '/subscribe', '/search?q=a', '/sign-in', path]) {
        await page.goto(new URL(shown, publication.url).href);
        await expectNoFaults(page, shown);
      }
      await signIn(page, publication, publication.ownerId);
      for (const shown of ['/account', '/account/payments', '/account/profile']) {
        await page.goto(new URL(shown, publication.url).href);
        await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
        await expectNoFaults(page, shown);
      }
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsFor('ar')('comments.profile'));
    });
  });
