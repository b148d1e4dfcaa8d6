import Paragraph from '@tiptap/extension-paragraph';

export const paragraph = Paragraph;
