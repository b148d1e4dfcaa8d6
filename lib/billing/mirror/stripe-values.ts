/** Stripe's seconds as a date. */
export const fromStripe = (seconds: number): Date => new Date(seconds * 1000);
export const fromStripeOrNull = (seconds: number | null | undefined): Date | null =>
  seconds === null || seconds === undefined ? null : fromStripe(seconds);

/** The id of what may be expanded. */
export const idOf = (object: string | { id: string } | null | undefined): string | null =>
  object === null || object === undefined ? null : typeof object === 'string' ? object : object.id;
