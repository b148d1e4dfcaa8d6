const UPRIGHT = new Set(['ar', 'fa', 'he', 'ja', 'ko', 'ur', 'zh']);

/** Whether a language (BCP 47) has italic letters. A browser slants those of others by itself, which nobody writes so: there
 *  what leans elsewhere is heavier (as in app/site.css). */
export const leans = (language: string): boolean => !UPRIGHT.has(language.toLowerCase().split('-')[0] ?? '');
