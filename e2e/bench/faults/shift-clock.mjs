// Preloaded (--import) it puts a process's clock off by CLOCK_SHIFT_SECONDS, as a machine with a wrong clock has it.
const shift = Number(process.env.CLOCK_SHIFT_SECONDS ?? 0) * 1000;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...parameters) {
    if (parameters.length === 0) super(RealDate.now() + shift);
    else super(...parameters);
  }
  static now() {
    return RealDate.now() + shift;
  }
};
