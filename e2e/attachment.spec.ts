import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { silence } from './silence';
import { publishPost, writePost } from './write-a-post';

test('a writer attaches sound and a file; readers hear the one and download the other', async ({
  desk,
  publication,
  reader,
  browser,
}) => {
  test.slow();
  const postUrl = await writePost(desk, publication, 'By ear', 'Listen.');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });
  const attach = async (typed: string, name: string, mimeType: string, buffer: Buffer) => {
    await desk.keyboard.press('Control+End');
    await desk.keyboard.press('Enter');
    await desk.keyboard.type(`/${typed}`);
    await expect(desk.getByRole('listbox', { name: 'Blocks' }).getByRole('option').first()).toBeVisible();
    const choosing = desk.waitForEvent('filechooser');
    await desk.keyboard.press('Enter');
    await (await choosing).setFiles({ name, mimeType, buffer });
  };
  await attach('audio', 'waves.wav', 'audio/wav', silence());
  await body.getByRole('figure', { name: 'Audio: waves.wav' }).getByText('waves.wav').click();
  await desk.getByLabel('Title of the file').fill('The waves');
  await body.getByText('Listen.').click();
  await attach('file', 'tides.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n%%EOF\n'));
  await expect(body.getByRole('figure', { name: 'File: tides.pdf' })).toBeVisible();
  await body.getByText('Listen.').click();
  await attach('file', 'run.exe', 'application/octet-stream', Buffer.from('MZ'));
  await expect(body.getByText('Programs and web pages can’t be attached')).toBeVisible();
  await body.getByRole('button', { name: 'Remove', exact: true }).last().click();
  await expectNoFaults(desk, 'the editor with files');
  await expect(desk.getByText(/^Saved/).first()).toBeVisible();

  const context = await browser.newContext();
  const web = await context.newPage();
  await web.goto(publication.url);
  const get = (path: string, headers: Record<string, string> = {}) =>
    web.evaluate(
      async ([path, headers]) => {
        const answer = await fetch(path, { headers });
        return { status: answer.status, text: await answer.text(), headers: Object.fromEntries(answer.headers) };
      },
      [path, headers] as const,
    );
  const draft = (await body.locator('audio').getAttribute('src')) ?? '';
  expect((await get(draft)).status).toBe(404); // nobody but the team has it yet
  await publishPost(desk, postUrl);
  const { html, text } = await reader.mail('By ear');
  for (const written of [html, text]) expect(written).toContain('The waves');
  expect(html).not.toContain('<audio');

  await web.goto(`${publication.url}p/by-ear`);
  await expectNoFaults(web, 'a post with files');
  const src = (await web.locator('audio').getAttribute('src')) ?? '';
  const part = await get(src, { range: 'bytes=0-3' });
  expect(part).toMatchObject({ status: 206, text: 'RIFF' });
  expect(part.headers).toMatchObject({ 'content-type': 'audio/wav', 'content-range': 'bytes 0-3/8044' });
  // What pressing play would fetch; a browser without hands may not play.
  await web.locator('audio').evaluate((audio: HTMLAudioElement) => {
    audio.preload = 'auto';
    audio.load();
  });
  await expect(web.locator('audio')).toHaveJSProperty('duration', 1);
  const downloading = web.waitForEvent('download');
  await web.getByRole('link', { name: /tides\.pdf/ }).click();
  expect((await downloading).suggestedFilename()).toBe('tides.pdf');
  const href = (await web.getByRole('link', { name: /tides\.pdf/ }).getAttribute('href')) ?? '';
  const file = await get(href);
  expect(file.headers['content-disposition']).toMatch(/^attachment/);
  expect(file.headers['content-security-policy']).toContain('sandbox');
  expect(file.headers['x-content-type-options']).toBe('nosniff');
  await context.close();
});
