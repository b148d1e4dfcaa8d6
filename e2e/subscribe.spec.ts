import { expect, test } from './fixtures';

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a reader subscribes, confirms, signs in, leaves and comes back', async ({ page, publication, inbox }) => {
      const form = page.getByRole('region', { name: 'Subscribe' });

      await test.step('types an address into the form', async () => {
        await page.goto(publication.url);
        await form.getByLabel('Your email address').fill('not@valid');
        await form.getByRole('button', { name: 'Subscribe' }).click();
        await expect(page.getByText('it should look like name@example.com')).toBeVisible();
        await page.getByLabel('Your email address').fill(inbox.address);
        await page.getByRole('main').getByRole('button', { name: 'Subscribe' }).click();
        await expect(page.getByText('Check your inbox')).toBeVisible();
      });
      await test.step('opens the link twice, as scanners do, and presses the button', async () => {
        const link = await inbox.linkIn('Confirm');
        await page.goto(link);
        await page.goto(link);
        await page.getByRole('button', { name: 'Confirm subscription' }).click();
        await expect(page.getByRole('heading', { name: 'You are subscribed' })).toBeVisible();
        await inbox.mail(/welcome|subscribed/i);
      });
      await test.step('signs in with the mailed digits; a wrong code says so', async () => {
        await page.goto(new URL('/sign-in?next=//evil.test', publication.url).href);
        await page.getByLabel('Email').fill(inbox.address);
        await page.getByRole('button', { name: 'Send me a link' }).click();
        await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
        const code = (await inbox.code()) ?? '';
        await page.getByLabel('Six-digit code').fill(code === '000000' ? '111111' : '000000');
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        await expect(page.getByText('That code is not right')).toBeVisible();
        await page.getByLabel('Six-digit code').fill(code);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
        expect(new URL(page.url()).host).toBe(new URL(publication.url).host);
      });
      await test.step('unsubscribes and subscribes again from the account', async () => {
        await page.getByRole('button', { name: 'Unsubscribe' }).click();
        await expect(page.getByText('No mail from')).toBeVisible();
        await page.getByRole('main').getByRole('button', { name: 'Subscribe' }).click();
        await expect(page.getByText('comes to your inbox, since')).toBeVisible();
      });
      await test.step('signs out', async () => {
        await page.getByRole('button', { name: 'Sign out' }).click();
        await expect(page.getByRole('heading', { name: publication.name })).toBeVisible();
        await page.goto(new URL('/account', publication.url).href);
        await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      });
    });
  });

test('the form answers alike for a reader it knows and one it does not', async ({ page, publication, reader, inbox }) => {
  const answers = [];
  for (const email of [reader.address, inbox.address]) {
    await page.goto(publication.url);
    const form = page.getByRole('region', { name: 'Subscribe' });
    await form.getByLabel('Your email address').fill(email);
    await form.getByRole('button', { name: 'Subscribe' }).click();
    answers.push((await page.getByText('We sent a link to').textContent())?.replace(email, 'you'));
  }
  expect(answers[0]).toBe(answers[1]);
});

test('a form of another site subscribes nobody', async ({ request, publication }) => {
  const { origin, port } = new URL(publication.url);
  const send = (headers: Record<string, string>) =>
    request.post(`http://127.0.0.1:${port}/api/subscribe`, {
      form: { email: 'someone@example.com' },
      headers: { host: publication.host, ...headers },
      maxRedirects: 0,
    });
  expect((await send({ origin: 'https://evil.test' })).status()).toBe(403);
  expect((await send({ origin, 'sec-fetch-site': 'cross-site' })).status()).toBe(403);
  expect((await send({ origin: 'null' })).status()).toBe(403);
});
