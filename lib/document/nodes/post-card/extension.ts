import { Node } from '@tiptap/core';
import { atomWith } from '../../atom-attributes';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A card that leads to another post of the publication. It holds nothing but which: what it shows is asked for as it is drawn. */
export const postCard = Node.create({
  name: 'postCard',
  group: 'block',
  atom: true,
  draggable: true,
  ...atomWith('post-card', {
    postId: {
      default: '',
      validate: (id: unknown) => {
        if (typeof id !== 'string' || !UUID.test(id)) throw new RangeError('Not the id of a post');
      },
    },
  }),
});
