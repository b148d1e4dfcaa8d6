import { Node } from '@tiptap/core';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    gallery: { setGallery: () => ReturnType };
  }
}

export const MOST_PICTURES = 9;

/** Several pictures beside each other. Each is an image with its own words; an empty one is a gallery being made, which readers
 *  don't see. */
export const gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: `image{0,${MOST_PICTURES}}`,
  atom: true,
  isolating: true,
  parseHTML() {
    return [{ tag: 'div[data-gallery]' }];
  },
  renderHTML() {
    return ['div', { 'data-gallery': '' }, 0];
  },
  addCommands() {
    return {
      setGallery:
        () =>
        ({ commands }) =>
          commands.insertContent({ type: this.name }),
    };
  },
});
