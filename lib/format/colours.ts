/** A colour a share of the way to another. @param share 0 to 1 */
export const mix = (colour: string, toward: string, share: number): string =>
  `#${[1, 3, 5]
    .map((at) => {
      const [from, to] = [colour, toward].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
      return Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * share)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);
