/** Words between Markdown's marks; spaces go outside, since `** bold**` is not bold. */
export const emphasize = (mark: string, words: string) =>
  words.replace(/^(\s*)([\s\S]*?)(\s*)$/, (_, before, within, after) =>
    within ? `${before}${mark}${within}${mark}${after}` : words,
  );
