import { createTranslator } from 'use-intl/core';
import type { en, Messages } from './en';

/** Speaks one language. @param locale BCP 47: how numbers are written and counted */
export const translator = (locale: string, messages: Messages) =>
  createTranslator({
    locale,
    // The arguments are those of the English messages; words-for.test.ts sees that the others take the same.
    messages: messages as typeof en,
    onError: (error) => {
      throw error;
    },
  });

/** What says a sentence: `t('post.minutes', { minutes: 5 })`; with markup, `t.rich('search.didYouMean', { link: … })`. */
export type Words = ReturnType<typeof translator>;
