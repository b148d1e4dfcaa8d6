import { Node } from '@tiptap/core';
import { SUBSCRIBE_LABEL } from './attributes';

const MAX_LABEL = 80;

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    subscribeButton: { setSubscribeButton: (label?: string) => ReturnType };
  }
}

/** A button to the subscribe form, inside a post, in the writer's own words. */
export const subscribeButton = Node.create({
  name: 'subscribeButton',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      label: {
        default: SUBSCRIBE_LABEL,
        parseHTML: (element: HTMLElement) => (element.textContent ?? '').slice(0, MAX_LABEL) || SUBSCRIBE_LABEL,
        rendered: false,
        validate: (label: unknown) => {
          if (typeof label !== 'string' || label.length > MAX_LABEL)
            throw new RangeError(`A button says at most ${MAX_LABEL} characters`);
        },
      },
    };
  },
  parseHTML() {
    return [{ tag: 'p[data-subscribe-button]', priority: 60 }];
  },
  renderHTML({ node }) {
    return ['p', { 'data-subscribe-button': '' }, ['span', {}, String(node.attrs.label)]];
  },
  addCommands() {
    return {
      setSubscribeButton:
        (label = SUBSCRIBE_LABEL) =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs: { label } }),
    };
  },
});
