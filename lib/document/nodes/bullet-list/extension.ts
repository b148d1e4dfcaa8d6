import { BulletList } from '@tiptap/extension-list';

export const bulletList = BulletList;
