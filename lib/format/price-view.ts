export type PriceView = {
  kind: 'standard' | 'founding' | 'pay_what_you_want' | 'lifetime';
  interval: 'month' | 'year' | 'once';
  months: number | null;
  /** Minor units */
  amount: number;
  currency: string;
};

/** Whether the reader names the amount, from the price's own on. */
export const choosesAmount = (kind: PriceView['kind']): boolean => kind === 'founding' || kind === 'pay_what_you_want';
