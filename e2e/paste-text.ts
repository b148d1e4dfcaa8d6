import type { Page } from '@playwright/test';

/** Pastes into the body what another program puts on the clipboard. */
export const pasteText = (page: Page, text: string, html = '') =>
  page.getByRole('textbox', { name: 'Body of the post' }).evaluate(
    (body, [text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text!);
      if (html) clipboardData.setData('text/html', html);
      body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [text, html],
  );
