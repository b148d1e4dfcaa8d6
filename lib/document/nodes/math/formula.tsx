import katex from 'katex';
import type { PageContext } from '../../rendering';
import { katexOptions } from './katex-options';

/** A formula as KaTeX draws it, with MathML for those who hear it; in a feed, which has no style sheet, the MathML alone.
 *  One that is wrong is shown as it was written. */
export function Formula({ tex, isBlock, context }: { tex: string; isBlock: boolean; context: PageContext }) {
  let html: string;
  try {
    html = katex.renderToString(tex, { ...katexOptions(isBlock), output: context.siteUrl ? 'mathml' : 'htmlAndMathml' });
  } catch (error) {
    if (error instanceof katex.ParseError || error instanceof TypeError) return <code>{tex}</code>;
    throw error;
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes what it is given, and makes no links without `trust`.
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
