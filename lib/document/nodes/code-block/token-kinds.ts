/** What parts of code have a colour: --color-code-<kind> in app/globals.css. */
export const TOKEN_KINDS = ['comment', 'keyword', 'string', 'number', 'name', 'meta', 'added', 'removed'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];
