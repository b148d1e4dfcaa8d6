import { Node } from '@tiptap/core';
import { SUBSCRIBE_FORM, type SubscribeWords } from './attributes';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    subscribeForm: { setSubscribeForm: () => ReturnType };
  }
}

const words = (name: keyof SubscribeWords) => {
  const { words, most } = SUBSCRIBE_FORM[name];
  return {
    default: words as string,
    parseHTML: (element: HTMLElement) => (element.getAttribute(`data-${name}`) ?? words).slice(0, most),
    renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
    validate: (value: unknown) => {
      if (typeof value !== 'string' || value.length > most) throw new RangeError(`A form says at most ${most} characters here`);
    },
  };
};

/** The form that subscribes, inside a post, with the writer's own words. */
export const subscribeForm = Node.create({
  name: 'subscribeForm',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ heading: words('heading'), text: words('text'), label: words('label') }),
  parseHTML() {
    return [{ tag: 'div[data-subscribe-form]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['div', { 'data-subscribe-form': '', ...HTMLAttributes }];
  },
  addCommands() {
    return {
      setSubscribeForm:
        () =>
        ({ commands }) =>
          commands.insertContent({ type: this.name }),
    };
  },
});
