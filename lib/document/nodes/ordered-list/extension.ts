import { OrderedList } from '@tiptap/extension-list';

const MAX_START = 1_000_000;

export const orderedList = OrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element: HTMLElement) => {
          const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
          return start >= 0 && start <= MAX_START ? start : 1;
        },
        validate: (start: unknown) => {
          if (!Number.isInteger(start) || Number(start) < 0 || Number(start) > MAX_START)
            throw new RangeError('A list starts at a whole number');
        },
      },
    };
  },
});
