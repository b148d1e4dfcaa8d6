import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

type Choice = { id: string; name: string };
type Props = {
  action: string;
  state: string;
  search: string;
  author?: string;
  tag?: string;
  /** One author alone is no choice. */
  authors: Choice[];
  tags: Choice[];
};

const control = 'min-h-11 rounded-control border border-strong-line bg-raised py-2 text-base text-ink sm:text-sm';

function Choose({
  name,
  label,
  all,
  value,
  choices,
}: {
  name: string;
  label: string;
  all: string;
  value?: string;
  choices: Choice[];
}) {
  return (
    <select name={name} aria-label={label} defaultValue={value ?? ''} key={value} className={`${control} max-w-48 px-3`}>
      <option value="">{all}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Narrows a list of posts. It is an address: it works without JavaScript, and Back undoes it. */
export function PostFilter({ action, state, search, author, tag, authors, tags }: Props) {
  return (
    <Form action={action} role="search" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="state" value={state} />
      <div className="relative min-w-48 flex-1 sm:max-w-64">
        <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted">
          <Icon name="search" className="size-4" />
        </span>
        <input
          type="search"
          name="search"
          aria-label="Search posts"
          placeholder="Search posts"
          defaultValue={search}
          key={search}
          className={`${control} w-full pr-3 pl-9 placeholder:text-muted`}
        />
      </div>
      {authors.length > 1 && <Choose name="author" label="Author" all="All authors" value={author} choices={authors} />}
      {tags.length > 0 && <Choose name="tag" label="Tag" all="All tags" value={tag} choices={tags} />}
      <Button type="submit" look="secondary">
        Search
      </Button>
    </Form>
  );
}
