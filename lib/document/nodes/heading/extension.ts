import Heading from '@tiptap/extension-heading';

type HeadingLevel = 1 | 2 | 3 | 4;
const LEVELS: HeadingLevel[] = [1, 2, 3, 4];

/** The title of a post is its <h1>, so a heading of level 1 is drawn as <h2>, in the editor as well. */
export const headingTag = (level: unknown) => `h${Number(level) + 1}` as 'h2' | 'h3' | 'h4' | 'h5';

export const heading = Heading.extend({
  addAttributes() {
    return {
      level: {
        default: 1,
        rendered: false,
        validate: (level: unknown) => {
          if (!LEVELS.includes(level as HeadingLevel)) throw new RangeError('A heading has level 1, 2, 3 or 4');
        },
      },
    };
  },
  parseHTML() {
    // What was copied from the editor names its level; elsewhere <h1> to <h4> are the levels.
    const own = LEVELS.map((level) => ({ tag: `h${level + 1}[data-level="${level}"]`, attrs: { level } }));
    return [...own, ...LEVELS.map((level) => ({ tag: `h${level}`, attrs: { level } }))];
  },
  renderHTML({ node, HTMLAttributes }) {
    return [headingTag(node.attrs.level), { ...HTMLAttributes, 'data-level': node.attrs.level }, 0];
  },
}).configure({ levels: LEVELS });
