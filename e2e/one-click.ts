import type { Page } from '@playwright/test';

/** What a mailbox provider's server does with the address in List-Unsubscribe (RFC 8058).
 *  @param page any of the publication's host. @returns the status it is answered with */
export const pressOneClick = (page: Page, path: string) =>
  page.evaluate(async (to) => {
    // Such a server sends no cookies, no Origin and no Referer.
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    return (await fetch(to, { method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer', body })).status;
  }, path);
