import type { IncomingMessage, ServerResponse } from 'node:http';
import { chosenEncoding, encodeBody, worthEncoding } from './encode-answer';
import { failedPage } from './failed-page';
import { holdAnswer } from './hold-answer';
import { STRICT_POLICY, settlePage, withoutFramework } from './plain-page.mjs';
import { isAnyones, ReadyAnswers } from './ready-answers';

/** What is no page of a reader's: the writer's pages, and what is asked for by programs or in parts. */
const NOT_FOR_READERS = /^\/(_next|dashboard|setup|api|uploads|files|katex|health)(\/|\?|$)/;
const TEXT = /^(text\/(html|plain|xml|css|javascript)|application\/([\w.]+\+)?(xml|json))\b/;
const HTML = /^text\/html\b/;
/** Where rendering failed, Next sends an empty page that its scripts would fill. */
const FAILED = '<html id="__next_error__"';

const ready = new ReadyAnswers();

/** Answers a request at once where it is for a page that stands ready, else has what Next answers made fit for readers: a
 *  page that says it is plain goes without the framework's scripts, whoever it was made for, one that failed says so in words,
 *  and all of it is compressed here, once where it is kept.
 *  @param next hands the request on to Next. @returns what `next` does, or true. */
export function answerReaders(request: IncomingMessage, response: ServerResponse, next: () => boolean): boolean {
  const { headers, url = '' } = request;
  if (NOT_FOR_READERS.test(url) || headers.rsc !== undefined || headers['next-action'] !== undefined) return next();
  const anyones = isAnyones(request);
  if (anyones && ready.send(request, response)) return true;
  const encoding = chosenEncoding(headers['accept-encoding']);
  delete headers['accept-encoding']; // Next would compress what is to be changed
  holdAnswer(response, {
    holds: () => request.method !== 'HEAD' && TEXT.test(String(response.getHeader('Content-Type') ?? '')),
    finish: (_, body) => {
      if (body.length === 0) return body;
      if (anyones) ready.keep(request, response, body);
      const made = HTML.test(String(response.getHeader('Content-Type'))) ? finishPage(request, response, body) : body;
      const worth = worthEncoding(made, encoding);
      const vary = String(response.getHeader('Vary') ?? '');
      if (!/accept-encoding/i.test(vary)) response.setHeader('Vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding');
      if (worth !== 'identity') response.setHeader('Content-Encoding', worth);
      return encodeBody(made, worth, false);
    },
  });
  return anyones ? ready.watch(next) : next();
}

/** A page as its reader gets it. What comes from the page cache is so already, and has no marks left. */
function finishPage(request: IncomingMessage, response: ServerResponse, body: Buffer): Buffer {
  const page = { html: body.toString(), status: response.statusCode };
  if (page.html.includes(FAILED) && page.status >= 500) {
    response.setHeader('Cache-Control', 'no-store');
    return Buffer.from(failedPage(request.headers['accept-language']));
  }
  const plain = settlePage(page) ? withoutFramework(page.html) : null;
  if (plain !== null) {
    page.html = plain;
    response.removeHeader('Link'); // Next asks for its style sheet there, which the page has in it
    response.setHeader(
      'Content-Security-Policy',
      [response.getHeader('Content-Security-Policy') ?? [], STRICT_POLICY].flat().map(String),
    );
  }
  response.statusCode = page.status;
  return Buffer.from(page.html);
}
