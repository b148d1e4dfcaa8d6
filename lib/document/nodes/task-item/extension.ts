import { TaskItem } from '@tiptap/extension-list';

export const taskItem = TaskItem.extend({
  addAttributes() {
    return {
      checked: {
        default: false,
        keepOnSplit: false,
        parseHTML: (element: HTMLElement) => ['', 'true'].includes(element.getAttribute('data-checked') ?? 'false'),
        renderHTML: ({ checked }) => ({ 'data-checked': checked }),
        validate: (checked: unknown) => {
          if (typeof checked !== 'boolean') throw new RangeError('A task is done or it is not');
        },
      },
    };
  },
}).configure({
  nested: true,
  a11y: { checkboxLabel: (node) => `Done: ${node.firstChild?.textContent || 'empty task'}` },
});
