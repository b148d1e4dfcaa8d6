import { TaskList } from '@tiptap/extension-list';

export const taskList = TaskList;
