import { Marked } from 'marked';

const STRONG = [
  /^#{1,6} \S/m, // a heading
  /^(```|~~~)/m, // code
  /\[[^\]\n]+\]\(\S+\)/, // a link or a picture
  /(^|\s)(\*\*|__)\S[^\n]*?\S?(\*\*|__)(?=$|[\s.,;:!?)])/m, // bold
  /^\|.+\|\s*\n\|[\s:|-]+\|/m, // a table
  /^- \[[ x]\] /m, // a task
  /^\[\^[\w-]+\]: \S/m, // a note
];
const WEAK = /^\s{0,6}([-*+]|\d{1,3}[.)]) \S|^> ?\S/gm;

/** Whether plain text was meant as Markdown: one sure sign of it, or two lines of a list or a quote. */
export const looksLikeMarkdown = (text: string): boolean =>
  STRONG.some((sign) => sign.test(text)) || (text.match(WEAK)?.length ?? 0) >= 2;

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A note below the text, with what is indented under it. */
const NOTE = /^\[\^([\w-]{1,40})\]:[ \t]*(.*(?:\n(?:[ \t]{2,}|\t).*)*)\n?/gm;
/** Those of the text that is being read. */
let notes = new Map<string, string>();

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
    {
      name: 'footnote',
      level: 'inline',
      start: (text) => text.indexOf('[^'),
      tokenizer(text) {
        const [raw, name = ''] = /^\[\^([\w-]{1,40})\]/.exec(text) ?? [];
        const words = notes.get(name);
        if (raw === undefined || words === undefined) return undefined;
        notes.delete(name); // a note in itself would never end
        const tokens = this.lexer.inlineTokens(words);
        notes.set(name, words);
        return { type: 'footnote', raw, tokens };
      },
      renderer(token) {
        return `<span data-footnote>${this.parser.parseInline(token.tokens ?? [])}</span>`;
      },
    },
  ],
});

/** Markdown (CommonMark with GitHub's tables, tasks and strikes, and footnotes) as HTML, to be pasted. */
export function markdownHtml(text: string): string {
  notes = new Map();
  const body = text.replace(NOTE, (_, name: string, words: string) => {
    notes.set(name, words.replace(/\s+/g, ' ').trim());
    return '';
  });
  return marked.parse(body, { async: false });
}
