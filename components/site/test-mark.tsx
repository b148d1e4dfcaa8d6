import { wordsFor } from '@/lib/words/words-for';
/** Plainly marks that no card is charged. */
export function TestMark({ language }: { language: string }) {
  return (
    <p className="rounded-control border border-warn px-3 py-2 font-sans text-sm text-warn">
      {wordsFor(language)('pay.testMoney')}
    </p>
  );
}
