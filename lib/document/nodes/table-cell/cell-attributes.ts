const one = {
  default: 1,
  rendered: false,
  parseHTML: () => 1,
  validate: (span: unknown) => {
    if (span !== 1) throw new RangeError('A cell of one column and one row');
  },
};

/** What prosemirror-tables asks of a cell. Merged cells are taken apart as they come in: no Markdown and no text has them. */
export const cellAttributes = { colspan: one, rowspan: one };
