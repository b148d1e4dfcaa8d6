import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { insertBlock } from './insert-block';
import { publishPost, writePost } from './write-a-post';

test('readers vote once, by the mail and on the web, and the writer sees how it stands', async ({
  desk,
  publication,
  reader,
  browser,
}) => {
  test.slow();
  const postUrl = await writePost(desk, publication, 'Ask the harbour', 'A question.');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });

  await test.step('the writer asks', async () => {
    await insertBlock(desk, 'poll');
    await expect(body.getByText('Readers see this poll once')).toBeVisible();
    await body.getByLabel('Question of the poll').fill('Will it rain?');
    await body.getByLabel('Answer 1', { exact: true }).fill('Yes');
    await body.getByLabel('Answer 2', { exact: true }).fill('No');
    await body.getByRole('button', { name: 'Add an answer' }).click();
    await body.getByLabel('Answer 3', { exact: true }).fill('Who knows');
    await expect(body.getByText('Readers see this poll once')).toHaveCount(0);
    await expectNoFaults(desk, 'the editor with a poll');
    await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  });
  await publishPost(desk, postUrl);

  await test.step('the mailed answer opens a page, and only its button votes', async () => {
    const { html, text } = await reader.mail('Ask the harbour');
    expect(text).toContain('Poll: Will it rain?');
    const link = /href="([^"]*\/vote\/[^"]*)"[^>]*>\s*Yes\s*</.exec(html)?.[1] ?? '';
    const context = await browser.newContext();
    const web = await context.newPage();
    await web.goto(link);
    await web.goto(link);
    await expect(web.getByText('Your answer: Yes')).toBeVisible();
    await expectNoFaults(web, 'the page of a mailed vote');
    await web.getByRole('button', { name: 'Vote' }).click();
    await expect(web.getByText('Your vote is counted.')).toBeVisible();
    await expect(web.getByText('1 vote', { exact: true })).toBeVisible();
    // The same reader again, by another answer: the first stands.
    await web.goto(link.replace(/[^/]+$/, 'other'));
    await expect(web.getByText('1 vote', { exact: true })).toBeVisible();
    await context.close();
  });

  await test.step('on the web a vote turns the form into the results, also when the page is opened again', async () => {
    const context = await browser.newContext();
    const web = await context.newPage();
    await web.goto(`${publication.url}p/ask-the-harbour`);
    const poll = web.getByRole('group', { name: 'Will it rain?' });
    await expectNoFaults(web, 'a post with a poll');
    await poll.getByLabel('No', { exact: true }).check();
    await web.getByRole('button', { name: 'Vote' }).click();
    await expect(web.getByText('No (your vote)')).toBeVisible();
    await expect(web.getByText('2 votes')).toBeVisible();
    await expectNoFaults(web, 'the results of a poll');
    if (process.env.SHOTS) await web.screenshot({ path: `${process.env.SHOTS}/poll-results.png`, fullPage: true });
    await web.reload();
    await expect(web.getByText('No (your vote)')).toBeVisible();
    await context.close();
  });

  await test.step('without JavaScript too', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const web = await context.newPage();
    await web.goto(`${publication.url}p/ask-the-harbour`);
    if (process.env.SHOTS) await web.screenshot({ path: `${process.env.SHOTS}/poll-form.png`, fullPage: true });
    await web.getByLabel('Who knows').check();
    await web.getByRole('button', { name: 'Vote' }).click();
    await expect(web.getByText('Thank you for your vote.')).toBeVisible();
    await expect(web.getByText('3 votes')).toBeVisible();
    await web.goto(`${publication.url}p/ask-the-harbour`);
    await web.getByLabel('Yes').check();
    await web.getByRole('button', { name: 'Vote' }).click();
    await expect(web.getByText('Who knows (your vote)')).toBeVisible();
    await expect(web.getByText('3 votes')).toBeVisible();
    await context.close();
  });

  await test.step('and the writer sees it', async () => {
    await desk.goto(`${postUrl}/issue`);
    const panel = desk.getByRole('region', { name: 'Poll: Will it rain?' });
    await expect(panel.getByText('3 votes')).toBeVisible();
    await expect(panel.getByText('33%')).toHaveCount(3);
  });
});
