import type { PageProps } from '../../rendering';

export const TaskListPage = ({ children }: PageProps) => <ul data-type="taskList">{children}</ul>;
