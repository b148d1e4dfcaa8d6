import { db } from '@/lib/db/db';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { writePost } from './write-a-post';

test('a post is looked through before it goes out, and each finding leads to its place', async ({
  desk,
  publication,
  reader,
}) => {
  const postUrl = await writePost(
    desk,
    publication,
    'Seven knots, and why nobody on this quay has ever untied a single one',
    'It begins.',
  );
  const words = (text: string, href?: string) => ({
    type: 'text',
    text,
    ...(href && { marks: [{ type: 'link', attrs: { href } }] }),
  });
  const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
  const picture = { type: 'image', attrs: { key: 'abcdefghijklmnopqrstuv', alt: '', caption: '', width: 'normal' } };
  const filler = Array.from({ length: 40 }, () => paragraph(words('The tide comes, and the tide goes.')));
  const last = paragraph(words('Ask '), words('the harbour master', 'http://10.0.0.1/office'), words('.'));
  await db.post.update({
    where: { id: postUrl.split('/').at(-1) },
    data: { subtitle: '', document: { type: 'doc', content: [...filler, picture, last] } },
  });

  await test.step('the publish screen names what is missing, and stops nothing', async () => {
    await desk.goto(`${postUrl}/publish`);
    const review = desk.getByRole('region', { name: 'Before it goes out' });
    await expect(review.getByText('It has no subtitle.', { exact: false })).toBeVisible();
    await expect(review.getByText(/The subject has \d+ characters/)).toBeVisible();
    await expect(review.getByText('A picture has no description.', { exact: false })).toBeVisible();
    await expect(
      review.getByText('“the harbour master” (10.0.0.1/office) leads into a private network', { exact: false }),
    ).toBeVisible();
    await expect(desk.getByRole('button', { name: 'Publish and send to 1 reader' })).toBeEnabled();
    await expectNoFaults(desk, 'the publish screen with findings');
    await review.getByRole('listitem').filter({ hasText: 'no description' }).getByRole('link', { name: 'Show me' }).click();
  });

  await test.step('the picture is in sight and chosen, and its description can be written', async () => {
    await expect(desk.getByLabel('Description')).toBeInViewport();
    await desk.getByLabel('Description').fill('A coil of rope');
    await expect(desk.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('the same check is in the editor, and knows what was mended', async () => {
    await desk.getByRole('button', { name: 'More for this post' }).click();
    await desk.getByRole('button', { name: 'Check this post' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Before it goes out' });
    await expect(dialog.getByText('It has no subtitle.', { exact: false })).toBeVisible();
    await expect(dialog.getByText('no description')).toHaveCount(0);
    await expectNoFaults(desk, 'the check in the editor');
    await dialog.getByRole('listitem').filter({ hasText: 'no subtitle' }).getByRole('button', { name: 'Show me' }).click();
    await expect(desk.getByLabel('Subtitle')).toBeFocused();
    await desk.keyboard.type('What the harbour master wrote down');
    await expect(desk.getByText('Saved', { exact: true })).toBeVisible();
  });
  expect(await reader.mails()).toEqual([]);
});
