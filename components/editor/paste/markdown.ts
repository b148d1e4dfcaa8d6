import { Marked } from 'marked';

const STRONG = [
  /^#{1,6} \S/m, // a heading
  /^(```|~~~)/m, // code
  /\[[^\]\n]+\]\(\S+\)/, // a link or a picture
  /(^|\s)(\*\*|__)\S[^\n]*?\S?(\*\*|__)(?=$|[\s.,;:!?)])/m, // bold
  /^\|.+\|\s*\n\|[\s:|-]+\|/m, // a table
  /^- \[[ x]\] /m, // a task
];
const WEAK = /^\s{0,6}([-*+]|\d{1,3}[.)]) \S|^> ?\S/gm;

/** Whether plain text was meant as Markdown: one sure sign of it, or two lines of a list or a quote. */
export const looksLikeMarkdown = (text: string): boolean =>
  STRONG.some((sign) => sign.test(text)) || (text.match(WEAK)?.length ?? 0) >= 2;

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const marked = new Marked({
  gfm: true,
  renderer: {
    // Tags in it are words: a post knows no HTML.
    html: ({ text, block }) => (block ? `<p>${escapeHtml(text.trim())}</p>` : escapeHtml(text)),
  },
  extensions: [
    {
      name: 'highlight',
      level: 'inline',
      start: (text) => text.indexOf('=='),
      tokenizer(text) {
        const found = /^==(?=\S)([^=\n]+?)==/.exec(text);
        return found ? { type: 'highlight', raw: found[0], tokens: this.lexer.inlineTokens(found[1]!) } : undefined;
      },
      renderer(token) {
        return `<mark>${this.parser.parseInline(token.tokens ?? [])}</mark>`;
      },
    },
  ],
});

/** Markdown (CommonMark with GitHub's tables, tasks and strikes) as HTML, to be pasted. */
export const markdownHtml = (text: string): string => marked.parse(text, { async: false });
