import { lexer, type Token, type Tokens } from 'marked';
import { documentText } from '@/lib/document/document-text';
import { emptyDocument } from '@/lib/document/empty-document';
import { parseDocument } from '@/lib/document/parse-document';
import { safeUrl } from '@/lib/document/safe-url';
import type { PostDocument } from '@/lib/document/types';

type Node = { type: string; text?: string; attrs?: object; marks?: { type: string; attrs?: object }[]; content?: Node[] };
type Marks = NonNullable<Node['marks']>;

/** Quotes within quotes, lists within lists: deeper ones are shown as they were written. */
const MAX_DEPTH = 4;
/** What the lexer takes grows faster than the text does where most of it is signs: 1,250 broken links took it 4.5 seconds
 *  (marked 15.0.12, 28 November 2026). With so many a comment is read as plain lines. */
const MAX_SIGNS = 120;
const SIGNS = /[*_~`[<]|^[ \t>]*>/gm;

/** `&amp;` and the like, which the lexer leaves as they stand in some tokens. */
const words = (text: string, marks: Marks): Node[] =>
  text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 && { marks }) }];

function inline(tokens: Token[], marks: Marks = []): Node[] {
  return tokens.flatMap((token): Node[] => {
    const within = (type: string, attrs?: object) =>
      marks.some((mark) => mark.type === type)
        ? inline(token.type === 'link' || 'tokens' in token ? (token.tokens ?? []) : [], marks)
        : inline((token as Tokens.Strong).tokens, [...marks, attrs ? { type, attrs } : { type }]);
    switch (token.type) {
      case 'text':
        return 'tokens' in token && token.tokens ? inline(token.tokens, marks) : lines(token.raw, marks);
      case 'escape':
        return words((token as Tokens.Escape).text, marks);
      case 'strong':
        return within('bold');
      case 'em':
        return within('italic');
      case 'del':
        return within('strike');
      case 'codespan':
        // A code mark stands alone in the schema.
        return words((token as Tokens.Codespan).text, [{ type: 'code' }]);
      case 'br':
        return [{ type: 'hardBreak' }];
      case 'link':
        return safeUrl((token as Tokens.Link).href)
          ? within('link', { href: (token as Tokens.Link).href })
          : lines(token.raw, marks);
      default:
        return lines(token.raw, marks); // tags, pictures: as they were written
    }
  });
}

/** A line of its own stays one, as people write. */
const lines = (text: string, marks: Marks): Node[] =>
  text.split('\n').flatMap((line, at) => [...(at > 0 ? [{ type: 'hardBreak' }] : []), ...words(line, marks)]);

const paragraph = (content: Node[]): Node[] => (content.length > 0 ? [{ type: 'paragraph', content }] : []);

function blocks(tokens: Token[], depth = 0): Node[] {
  return tokens.flatMap((token): Node[] => {
    if (token.type === 'space') return [];
    if (token.type === 'paragraph' || token.type === 'text')
      return paragraph(inline((token as Tokens.Paragraph).tokens ?? [{ type: 'text', raw: token.raw, text: token.raw }]));
    if (token.type === 'blockquote' && depth < MAX_DEPTH) {
      const content = blocks((token as Tokens.Blockquote).tokens, depth + 1);
      return content.length > 0 ? [{ type: 'blockquote', content }] : [];
    }
    if (token.type === 'list' && depth < MAX_DEPTH) {
      const list = token as Tokens.List;
      const items = list.items
        .map((item) => blocks(item.tokens, depth + 1))
        .filter((content) => content[0]?.type === 'paragraph')
        .map((content) => ({ type: 'listItem', content }));
      return items.length > 0 ? [{ type: list.ordered ? 'orderedList' : 'bulletList', content: items }] : [];
    }
    if (token.type === 'code' && (token as Tokens.Code).codeBlockStyle !== 'indented')
      return [{ type: 'codeBlock', content: words((token as Tokens.Code).text, []) }];
    return paragraph(lines(token.raw.replace(/\n+$/, ''), [])); // a heading, a table, a tag: as it was written
  });
}

const plain = (body: string): Node[] => body.split(/\n{2,}/).flatMap((part) => paragraph(lines(part, [])));

/** What was written under a post as a document: paragraphs, quotes, lists, bold, italic, strike, code and links, in the signs of
 *  Markdown. Everything else (tags, pictures, headings) stays the words it was written in, so nothing in it can act. */
export function commentDocument(body: string): PostDocument {
  if ((body.match(SIGNS)?.length ?? 0) > MAX_SIGNS) return checked(plain(body)) ?? emptyDocument;
  let content: Node[];
  try {
    content = blocks(lexer(body, { gfm: true, breaks: true }));
  } catch (error) {
    // Some thousand quote signs in a row are more than the lexer's stack holds.
    if (!(error instanceof RangeError)) throw error;
    content = plain(body);
  }
  return checked(content) ?? checked(plain(body)) ?? emptyDocument;
}

function checked(content: Node[]): PostDocument | null {
  const parsed = parseDocument({ type: 'doc', content });
  return parsed.ok ? parsed.document : null;
}

/** A comment's words without its signs, for mail and lists. */
export const commentText = (body: string): string => documentText(commentDocument(body)).trim();

/** How many links stand in it. */
export function countLinks(body: string): number {
  const count = (nodes: PostDocument['content']): number =>
    nodes.reduce(
      (sum, { marks = [], content = [] }) => sum + (marks.some(({ type }) => type === 'link') ? 1 : 0) + count(content),
      0,
    );
  return count(commentDocument(body).content);
}
