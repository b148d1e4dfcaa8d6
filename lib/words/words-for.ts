import { ar } from './ar';
import { de } from './de';
import { en, type Messages } from './en';
import { english } from './english';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { ja } from './ja';
import { pt } from './pt';
import { translator, type Words } from './translator';

/** Each language that readers are spoken to in, by its ISO 639-1 code. */
export const MESSAGES = { en, de, fr, es, pt, it, ja, ar } satisfies Record<string, Messages>;

const spoken = new Map<string, Words>();

/** A publication's words for its readers, in English where its language is none of ours. Kept, since a message is parsed
 *  at its first use. For the server alone: every language weighs in.
 *  @param language BCP 47, as a publication has it: "de-AT" speaks German and counts as Austria does. */
export function wordsFor(language: string): Words {
  const found = spoken.get(language);
  if (found) return found;
  const code = language.split('-')[0]?.toLowerCase() ?? '';
  const made = Object.hasOwn(MESSAGES, code) ? translator(language, MESSAGES[code as keyof typeof MESSAGES]) : english;
  spoken.set(language, made);
  return made;
}
