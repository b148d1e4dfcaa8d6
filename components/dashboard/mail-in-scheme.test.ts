import { expect, test } from 'vitest';
import { MAIL_STYLE_SHEET } from '@/lib/document/mail-style';
import { mailInScheme } from './mail-in-scheme';

test('the dark colours of a mail hold by night and not by day', () => {
  expect(MAIL_STYLE_SHEET).toMatch(/@media \(prefers-color-scheme: ?dark\)/);
  expect(mailInScheme(MAIL_STYLE_SHEET, 'dark')).toContain('@media all');
  expect(mailInScheme(MAIL_STYLE_SHEET, 'light')).toContain('@media not all');
  for (const scheme of ['light', 'dark'] as const)
    expect(mailInScheme(MAIL_STYLE_SHEET, scheme)).not.toContain('prefers-color-scheme');
});
