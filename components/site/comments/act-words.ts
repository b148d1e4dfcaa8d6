import type { Words } from '@/lib/words/translator';

/** What the forms of a discussion say. Made once for a page: its forms share it. */
export const actWords = (t: Words) => ({
  answer: t('comments.answer'),
  edit: t('comments.edit'),
  delete: t('comments.delete'),
  report: t('comments.report'),
  yours: t('comments.yours'),
  send: t('comments.send'),
  save: t('form.save'),
  cancel: t('comments.cancel'),
  hint: t('comments.hint'),
  name: t('comments.name'),
  nameHint: t('comments.nameHint'),
  deleteText: t('comments.deleteText'),
  deleteButton: t('comments.deleteButton'),
  keep: t('comments.keep'),
  reportWhat: t('comments.reportWhat'),
  reportSpam: t('comments.reportSpam'),
  reportAbuse: t('comments.reportAbuse'),
  reportOffTopic: t('comments.reportOffTopic'),
  reportOther: t('comments.reportOther'),
  reportDetail: t('comments.reportDetail'),
});
export type ActWords = ReturnType<typeof actWords>;
