import type { PageProps } from '../../rendering';
import { boxOf, isDone } from './attributes';

/** The box is a character, which feed readers show too; they drop form fields. */
export const TaskItemPage = ({ node, context, children }: PageProps) => (
  <li data-type="taskItem">
    <span role="img" aria-label={context.words(isDone(node) ? 'document.done' : 'document.toDo')}>
      {boxOf(node)}
    </span>
    <div>{children}</div>
  </li>
);
