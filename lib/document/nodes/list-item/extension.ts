import { ListItem } from '@tiptap/extension-list';

export const listItem = ListItem;
