import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';

/** One press, and one writes. */
export function NewPostButton({ action, children = 'New post' }: { action: () => Promise<void>; children?: string }) {
  return (
    <form action={action}>
      <SubmitButton>
        <Icon name="plus" className="size-4" />
        {children}
      </SubmitButton>
    </form>
  );
}
