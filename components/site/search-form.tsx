import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';

/** Asks by GET, so that a search has an address and needs no JavaScript.
 *  @param query what was asked before. */
export const SearchForm = ({ query, longest }: { query?: string; longest?: number }) => (
  <search>
    <form action="/search" className="flex items-end gap-2">
      <Field
        label="Search all posts"
        labelHidden
        name="q"
        type="search"
        placeholder="Search all posts"
        defaultValue={query}
        maxLength={longest}
        required
        autoComplete="off"
        className="min-w-0 flex-1"
      />
      <Button type="submit" look="secondary">
        Search
      </Button>
    </form>
  </search>
);
