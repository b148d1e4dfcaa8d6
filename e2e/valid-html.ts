import { expect, type Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { ask, site } from './start-web';

/** React's own in the forms of actions: for a browser the page itself, or what says that a form was sent before React came. */
const REACTS_ACTION = / action="(?:javascript:throw [^"]*)?"/g;
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // What a serialiser does as it likes, and what is ours to choose.
    'attr-case': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'off',
    'no-trailing-whitespace': 'off',
    'require-sri': 'off',
    'void-style': 'off',
  },
});

/** Asks that the server sends HTML as its standard has it, to whoever is signed in on the page: elements where they may stand,
 *  ids once, addresses that are some.
 *  @param state names it where something is found. */
export async function expectValidHtml(page: Page, state: string) {
  const { host, pathname, search } = new URL(page.url());
  const cookies = await page.context().cookies(page.url());
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { text } = await ask(site(), pathname + search, { host, 'user-agent': 'Mozilla/5.0', ...(cookie && { cookie }) });
  const { results } = await validator.validateString(text.replaceAll(REACTS_ACTION, ''));
  const faults = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} at ${line}:${column}`),
  );
  expect.soft(faults, `${state} as HTML`).toEqual([]);
}
