import { readEmbed } from './nodes/embed/attributes';
import type { DocumentNode } from './types';

/** Whether something in it works better with the script of a post's page (components/site/post.browser.js). */
export const needsScript = (node: DocumentNode): boolean =>
  node.type === 'poll' || (node.type === 'embed' && Boolean(readEmbed(node)?.player)) || (node.content ?? []).some(needsScript);
