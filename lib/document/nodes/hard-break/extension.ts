import HardBreak from '@tiptap/extension-hard-break';

export const hardBreak = HardBreak;
