import { Node } from '@tiptap/core';
import { PICTURE_KEY } from '../../picture-path';
import { IMAGE_WIDTHS, type ImageAttributes, type ImageWidth } from './attributes';

const MAX_WORDS = 1_000;
const words = (value: unknown) => {
  if (typeof value !== 'string' || value.length > MAX_WORDS)
    throw new RangeError(`Words under a picture: at most ${MAX_WORDS} characters`);
};

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    image: { setImage: (attributes: Partial<ImageAttributes> & { key: string }) => ReturnType };
  }
}

/** A picture that was uploaded here. It names the upload's key, never an address, so no post can load from elsewhere. */
export const image = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    const data = (name: string) => ({ parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '' });
    return {
      key: {
        default: '',
        ...data('key'),
        renderHTML: ({ key }) => ({ 'data-key': key }),
        validate: (key: unknown) => {
          if (typeof key !== 'string' || !PICTURE_KEY.test(key)) throw new RangeError('A picture that was not uploaded here');
        },
      },
      alt: { default: '', ...data('alt'), renderHTML: ({ alt }) => ({ 'data-alt': alt }), validate: words },
      caption: { default: '', ...data('caption'), renderHTML: ({ caption }) => ({ 'data-caption': caption }), validate: words },
      width: {
        default: 'normal',
        parseHTML: (element: HTMLElement) =>
          IMAGE_WIDTHS.find((width) => width === element.getAttribute('data-width')) ?? 'normal',
        renderHTML: ({ width }) => ({ 'data-width': width }),
        validate: (width: unknown) => {
          if (!IMAGE_WIDTHS.includes(width as ImageWidth)) throw new RangeError('A picture is normal, wide or full');
        },
      },
    };
  },
  parseHTML() {
    return [{ tag: 'figure[data-key]', getAttrs: (element) => PICTURE_KEY.test(element.getAttribute('data-key') ?? '') && null }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['figure', HTMLAttributes];
  },
  addCommands() {
    return {
      setImage:
        (attributes) =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs: attributes }),
    };
  },
});
