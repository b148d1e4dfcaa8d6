import { Node } from '@tiptap/core';
import { safeUrl } from '../../safe-url';
import { BUTTON_LABEL } from './attributes';

const MAX_LABEL = 80;

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    button: { setButton: () => ReturnType };
  }
}

/** A button with the writer's own words and link. Its address is '' until they give one. */
export const button = Node.create({
  name: 'button',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      label: {
        default: BUTTON_LABEL,
        parseHTML: (element: HTMLElement) => (element.textContent ?? '').slice(0, MAX_LABEL) || BUTTON_LABEL,
        rendered: false,
        validate: (label: unknown) => {
          if (typeof label !== 'string' || label.length > MAX_LABEL)
            throw new RangeError(`A button says at most ${MAX_LABEL} characters`);
        },
      },
      href: {
        default: '',
        parseHTML: (element: HTMLElement) => safeUrl(element.querySelector('a')?.getAttribute('href')) ?? '',
        rendered: false,
        validate: (href: unknown) => {
          if (href !== '' && !safeUrl(href)) throw new RangeError('A button that leads to no http, https or mailto address');
        },
      },
    };
  },
  parseHTML() {
    return [{ tag: 'p[data-button]', priority: 60 }];
  },
  renderHTML({ node }) {
    return ['p', { 'data-button': '' }, ['a', { href: safeUrl(node.attrs.href) }, String(node.attrs.label)]];
  },
  addCommands() {
    return {
      setButton:
        () =>
        ({ commands }) =>
          commands.insertContent({ type: this.name }),
    };
  },
});
