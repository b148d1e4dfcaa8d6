import { expect, test } from 'vitest';
import { failedPage } from './failed-page';

test.each([
  ['de-AT,en;q=0.8', '<html lang="de" dir="ltr">'],
  ['tlh, ar;q=0.5', '<html lang="ar" dir="rtl">'],
  ['constructor', '<html lang="en" dir="ltr">'],
  [undefined, '<html lang="en" dir="ltr">'],
])('who reads %s is told in words', (accepted, html) => {
  const page = failedPage(accepted);
  expect(page).toContain(html);
  expect(page).toMatch(/<h1>.+<\/h1><p>.+<\/p><a href="">.+<\/a>/);
  expect(page).not.toContain('<script');
});
