/** Of a font, in ems: how far it reaches above and below the line, and how wide its common letters are on average, regular
 *  and at 600. The widths are those of @capsizecss/unpack; font-measures.test.ts reads them from the packages' files. */
export type FontMeasures = [above: number, below: number, width: number, width600: number];

/** By the @fontsource package's last name. */
export const FONT_MEASURES: Record<string, FontMeasures> = {
  alegreya: [1.016, 0.345, 0.41, 0.414],
  bitter: [0.935, 0.265, 0.465, 0.471],
  'cormorant-garamond': [0.924, 0.287, 0.394, 0.396],
  'crimson-pro': [0.8965, 0.2148, 0.4004, 0.417],
  'dm-sans': [0.992, 0.31, 0.466, 0.485],
  'eb-garamond': [1.007, 0.298, 0.385, 0.411],
  figtree: [0.95, 0.25, 0.449, 0.458],
  fraunces: [0.978, 0.255, 0.469, 0.4845],
  'ibm-plex-sans': [1.025, 0.275, 0.451, 0.467],
  karla: [0.917, 0.252, 0.4565, 0.4725],
  'libre-baskerville': [0.97, 0.27, 0.517, 0.526],
  literata: [1.177, 0.308, 0.48, 0.5],
  lora: [1.006, 0.274, 0.468, 0.478],
  montserrat: [0.968, 0.251, 0.503, 0.52],
  'nunito-sans': [1.011, 0.353, 0.452, 0.46],
  'playfair-display': [1.082, 0.251, 0.452, 0.459],
  'public-sans': [0.95, 0.225, 0.4675, 0.474],
  'source-sans-3': [1.024, 0.4, 0.418, 0.431],
  'source-serif-4': [1.036, 0.335, 0.479, 0.486],
  'space-grotesk': [0.984, 0.292, 0.489, 0.49],
  spectral: [1.059, 0.463, 0.446, 0.457],
  vollkorn: [0.952, 0.441, 0.438, 0.46],
  'work-sans': [0.93, 0.243, 0.499, 0.501],
};

/** Fonts that are on readers' machines, each with the width of its common letters: of Georgia, Times and Arial as
 *  @capsizecss/metrics has them, of the others from their files. Two of one width are one. */
export const STAND_INS = {
  serif: [
    { on: 'Georgia', names: ['Georgia'], width: 0.4458 },
    { on: 'Noto', names: ['Noto Serif'], width: 0.481 },
    { on: 'DejaVu', names: ['DejaVu Serif'], width: 0.5166 },
    { on: 'Times', names: ['Times New Roman', 'Times', 'Liberation Serif', 'Tinos'], width: 0.4063 },
  ],
  sans: [
    {
      on: 'Arial',
      names: ['Arial', 'Helvetica Neue', 'Helvetica', 'Liberation Sans', 'Arimo', 'Roboto'],
      width: 0.4458,
    },
  ],
};
