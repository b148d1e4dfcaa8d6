import type { Tone } from '@/components/ui/badge';

/** Why a version was kept: in a word for the list, in a sentence for its own page. Nothing for the usual reason. */
export const REASON_WORDS: Record<string, { tone: Tone; word: string; sentence: string } | undefined> = {
  published: { tone: 'good', word: 'Published', sentence: 'It was published' },
  restored: { tone: 'accent', word: 'Brought back', sentence: 'It was brought back from an earlier one' },
  refused: {
    tone: 'warn',
    word: 'Not saved over another',
    sentence: 'It was typed while someone else saved, so it was kept here instead',
  },
};
