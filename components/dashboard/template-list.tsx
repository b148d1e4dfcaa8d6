'use client';

import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { Menu } from '@/components/ui/menu';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';
import { NameDialog } from './name-dialog';

type Template = { id: string; name: string; title: string /** When and by whom it was saved */; note: string };
type Props = {
  templates: Template[];
  mayChange: boolean;
  startAction: FormAction;
  renameAction: FormAction;
  deleteAction: FormAction;
};

function Start({ id, name, action }: { id: string; name: string; action: FormAction }) {
  const [state, submit] = useFormAction(action);
  return (
    <form action={submit} className="flex items-center gap-2">
      <input type="hidden" name="templateId" value={id} />
      {state.message && (
        <span role="alert" className="text-sm text-bad">
          {state.message}
        </span>
      )}
      <SubmitButton look="secondary">
        Start a post<span className="sr-only"> from {name}</span>
      </SubmitButton>
    </form>
  );
}

/** What new posts can start from. */
export function TemplateList({ templates, mayChange, startAction, renameAction, deleteAction }: Props) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {templates.map(({ id, name, title, note }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-56">
            <h2 className="font-serif text-lg leading-snug font-medium wrap-anywhere">{name}</h2>
            <p className="mt-0.5 text-sm text-muted">{[title && `“${title}”`, note].filter(Boolean).join(' · ')}</p>
          </div>
          <div className="flex items-center gap-1">
            <Start id={id} name={name} action={startAction} />
            {mayChange && (
              <Menu label={`More for ${name}`}>
                <NameDialog
                  open="Rename…"
                  title="Rename this template"
                  confirm="Rename"
                  defaultName={name}
                  values={{ templateId: id }}
                  action={renameAction}
                />
                <ConfirmButton
                  inMenu
                  look="danger"
                  title="Delete this template?"
                  question={`“${name}” is gone then. Posts that started from it stay.`}
                  confirm="Delete template"
                  action={deleteAction}
                  values={{ templateId: id }}
                >
                  Delete…
                </ConfirmButton>
              </Menu>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
