import type { WriteNode } from '../../rendering';

/** One level down, as on the page: the title is the document's `#`. */
export const headingMarkdown: WriteNode = (node, { inline }) =>
  `${'#'.repeat(Number(node.attrs?.level) + 1)} ${inline(node).replace(/\s*\n\s*/g, ' ')}`;
