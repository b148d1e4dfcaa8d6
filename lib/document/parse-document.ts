import { getSchema } from '@tiptap/core';
import { Node, type Schema } from '@tiptap/pm/model';
import { documentExtensions } from './document-extensions';
import type { PostDocument } from './types';

/** The schema's version; a change that old documents don't fit raises it and comes with a step up. */
export const DOCUMENT_VERSION = 1;
/** Some 100,000 words. Below the size at which Next refuses a server action's body. */
const MAX_DOCUMENT_CHARACTERS = 900_000;
const MAX_DEPTH = 60;

export type ParsedDocument = { ok: true; document: PostDocument } | { ok: false; problem: string };

let schema: Schema | undefined;

/** A copy with only what a document is made of. Characters that no text has and Postgres refuses (NUL, other controls,
 *  half a surrogate pair) fall away: a paste may hold them.
 *  @throws RangeError on what no document is. */
function clean(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new RangeError('Nested too deeply');
  if (typeof value === 'string') return value.replace(/(?![\t\n\r])\p{Cc}/gu, '').toWellFormed();
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item, depth + 1)]));
  return value;
}

/** Checks a document that came from outside: only the nodes, marks and attributes of the schema, in places it allows,
 *  links http, https or mailto, pictures by their keys, no deeper or longer than a post can be.
 *  @returns the document in its one normal form (an unknown attribute is dropped), or what is wrong, for a log. */
export function parseDocument(json: unknown): ParsedDocument {
  try {
    const written = JSON.stringify(json) ?? 'null';
    if (written.length > MAX_DOCUMENT_CHARACTERS) return { ok: false, problem: 'too-long' };
    schema ??= getSchema(documentExtensions);
    // Read back, it is data alone: what a server action is sent may hold objects that are none.
    const root = Node.fromJSON(schema, clean(JSON.parse(written)));
    root.check();
    if (root.type.name !== 'doc') return { ok: false, problem: 'The root is not a document' };
    // ProseMirror's attributes have no prototype, and React hands no such object to a component in the browser.
    return { ok: true, document: JSON.parse(JSON.stringify(root.toJSON())) as PostDocument };
  } catch (error) {
    // ProseMirror throws RangeError for what does not fit; TypeErrors come from shapes it never expected.
    if (error instanceof RangeError || error instanceof TypeError) return { ok: false, problem: error.message.slice(0, 200) };
    throw error;
  }
}

/** A document from a row, which was checked before it was stored. @throws when it does not fit the schema: a bug. */
export function readDocument(json: unknown): PostDocument {
  const parsed = parseDocument(json);
  if (!parsed.ok) throw new Error(`A stored document does not fit the schema: ${parsed.problem}`);
  return parsed.document;
}
