import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { holdAnswer } from './hold-answer';

/** The writer's pages. None of them is ever kept: in a page that is kept for everyone the name would be kept along, and readers'
 *  pages need none (plain-page.mjs). */
const DESK = /^\/(dashboard|setup)(\/|\?|$)/;

/** Lets the browser run the scripts that Next wrote for this very answer and the files of our own host, and nothing else that may
 *  have got into the page. Next puts the name that it finds in the request's policy on each script it writes (16.4.6,
 *  getScriptNonceFromHeaders). The policy is added to that of next.config.js, which allows any inline script: a browser obeys
 *  both. */
export function guardDesk(request: IncomingMessage, response: ServerResponse) {
  if (!DESK.test(request.url ?? '')) return;
  const nonce = `'nonce-${randomBytes(16).toString('base64')}'`;
  request.headers['content-security-policy'] = `script-src ${nonce}`;
  holdAnswer(response, {
    holds: () => {
      const policies = [response.getHeader('Content-Security-Policy') ?? [], `script-src 'self' ${nonce}`];
      response.setHeader('Content-Security-Policy', policies.flat().map(String));
      return false;
    },
    finish: (_, body) => body,
  });
}
