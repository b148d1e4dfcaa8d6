import { Node } from '@tiptap/core';
import { atomWith, number, pictureKey, webAddress, words } from '../../atom-attributes';

/** A link that is shown: a player, or a card with what the page says of itself. */
export const embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  ...atomWith('embed', {
    url: webAddress,
    title: words(300),
    author: words(200),
    site: words(100),
    description: words(600),
    thumbnail: pictureKey,
    ratio: number(0, 4, 0),
  }),
});
