import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { wordsFor } from '@/lib/words/words-for';

type Props = { language: string; query?: string; longest?: number };

/** Asks by GET, so that a search has an address and needs no JavaScript.
 *  @param query what was asked before. */
export const SearchForm = ({ language, query, longest }: Props) => {
  const t = wordsFor(language);
  return (
    <search>
      <form action="/search" className="flex items-end gap-2">
        <Field
          label={t('search.label')}
          labelHidden
          name="q"
          type="search"
          placeholder={t('search.label')}
          defaultValue={query}
          maxLength={longest}
          required
          autoComplete="off"
          className="min-w-0 flex-1"
        />
        <Button type="submit" look="secondary">
          {t('search.button')}
        </Button>
      </form>
    </search>
  );
};
