import type { NodeConfig } from '@tiptap/core';
import { PICTURE_KEY } from './picture-path';
import { safeUrl } from './safe-url';

type Attribute = {
  default: unknown;
  /** @throws RangeError on what it may not be */
  validate: (value: unknown) => void;
};

/** A line or a paragraph of words. */
export const words = (limit: number, fallback = ''): Attribute => ({
  default: fallback,
  validate: (value) => {
    if (typeof value !== 'string' || value.length > limit) throw new RangeError(`Words: at most ${limit} characters`);
  },
});
/** A picture that was uploaded here, by its key, or '' for none. */
export const pictureKey: Attribute = {
  default: '',
  validate: (key) => {
    if (key !== '' && (typeof key !== 'string' || !PICTURE_KEY.test(key)))
      throw new RangeError('A picture that was not uploaded here');
  },
};
/** A file that was uploaded here, by its key. */
export const fileKey: Attribute = {
  default: '',
  validate: (key) => {
    if (typeof key !== 'string' || !PICTURE_KEY.test(key)) throw new RangeError('A file that was not uploaded here');
  },
};
export const trueOrFalse: Attribute = {
  default: false,
  validate: (value) => {
    if (typeof value !== 'boolean') throw new RangeError('Neither true nor false');
  },
};
/** An address on the web. */
export const webAddress: Attribute = {
  default: '',
  validate: (address) => {
    if (!safeUrl(address) || !/^https?:/i.test(String(address))) throw new RangeError('Not an address on the web');
  },
};
export const number = (least: number, most: number, fallback: number): Attribute => ({
  default: fallback,
  validate: (value) => {
    if (typeof value !== 'number' || !(value >= least && value <= most))
      throw new RangeError(`A number from ${least} to ${most}`);
  },
});

/** How an atom with attributes alone is written: in the schema, and on the clipboard as JSON in data-<name>, where each
 *  attribute is checked as in a document, so that no page can paste one that no document may hold. */
export function atomWith(
  name: string,
  attributes: Record<string, Attribute>,
): Pick<NodeConfig, 'addAttributes' | 'parseHTML' | 'renderHTML'> {
  const read = (element: HTMLElement) => {
    try {
      const found = JSON.parse(element.getAttribute(`data-${name}`) ?? '') as Record<string, unknown>;
      const known = Object.entries(attributes).map(([key, { default: fallback, validate }]) => {
        const value = found[key] ?? fallback;
        validate(value);
        return [key, value];
      });
      return Object.fromEntries(known);
    } catch {
      return false; // made elsewhere: its words are pasted instead
    }
  };
  return {
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(attributes).map(([key, attribute]) => [key, { ...attribute, rendered: false, parseHTML: () => null }]),
      ),
    parseHTML: () => [{ tag: `div[data-${name}]`, getAttrs: read, priority: 70 }],
    renderHTML: ({ node }) => ['div', { [`data-${name}`]: JSON.stringify(node.attrs) }],
  };
}
