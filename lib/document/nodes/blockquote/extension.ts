import Blockquote from '@tiptap/extension-blockquote';

export const blockquote = Blockquote;
