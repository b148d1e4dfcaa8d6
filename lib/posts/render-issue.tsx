import { render } from '@react-email/render';
import { IssueEmail, type IssueProps } from '@/emails/issue';
import { issueText } from '@/emails/issue-text';
import type { PostDocument } from '@/lib/document/types';
import { MAX_HTML_BYTES } from '@/lib/format/mail-size';

export type RenderedIssue = {
  html: string;
  text: string;
  /** Of the HTML */
  sizeBytes: number;
  /** What the HTML would have without the cut; the same as sizeBytes where nothing was cut. */
  wholeBytes: number;
  shortened: boolean;
};

const firstBlocks = (document: PostDocument, count: number): PostDocument => ({
  ...document,
  content: document.content.slice(0, count),
});

/** The HTML and text of an issue's message. A post too long for a mail is cut after the last block that fits, with a
 *  button to the rest on the web. */
export async function renderIssue(props: IssueProps): Promise<RenderedIssue> {
  const attempt = async (blocks: number) => {
    const shortened = blocks < props.post.document.content.length;
    const cut = { ...props, shortened, post: { ...props.post, document: firstBlocks(props.post.document, blocks) } };
    const html = await render(<IssueEmail {...cut} />);
    return { html, text: issueText(cut), sizeBytes: Buffer.byteLength(html), shortened };
  };
  const whole = await attempt(props.post.document.content.length);
  const wholeBytes = whole.sizeBytes;
  if (wholeBytes < MAX_HTML_BYTES) return { ...whole, wholeBytes };

  let fits = await attempt(0);
  let [low, high] = [0, props.post.document.content.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const tried = await attempt(middle);
    if (tried.sizeBytes < MAX_HTML_BYTES) [low, fits] = [middle, tried];
    else high = middle;
  }
  return { ...fits, wholeBytes };
}
