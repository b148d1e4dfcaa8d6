import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { holdAnswer } from './hold-answer';

/** The writer's pages. None of them is kept, so each can be made for the one who asks. */
const DESK = /^\/(dashboard|setup)(\/|\?|$)/;

/** Has Next write a random name on each script of the page it makes: it takes the one that it finds in the request's policy
 *  (16.4.6, getScriptNonceFromHeaders). @returns the name */
export function nameScripts({ headers }: IncomingMessage): string {
  const nonce = randomBytes(16).toString('base64');
  headers['content-security-policy'] = `script-src 'nonce-${nonce}'`;
  return nonce;
}

/** Lets the browser run the scripts that carry the name and the files of our own host, and nothing else that may have got into the
 *  page. Added to the policy of next.config.js, which allows any inline script: a browser obeys both. */
export function allowNamedScripts(response: ServerResponse, nonce: string) {
  const policy = `script-src 'self' 'nonce-${nonce}'`;
  response.setHeader('Content-Security-Policy', [response.getHeader('Content-Security-Policy') ?? [], policy].flat().map(String));
}

/** The writer's pages run no script that Next did not write for this very answer. */
export function guardDesk(request: IncomingMessage, response: ServerResponse) {
  if (!DESK.test(request.url ?? '')) return;
  const nonce = nameScripts(request);
  holdAnswer(response, {
    holds: () => {
      allowNamedScripts(response, nonce);
      return false;
    },
    finish: (_, body) => body,
  });
}
