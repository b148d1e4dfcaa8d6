export type ErrorBody = {
  type: 'invalid_request_error' | 'api_error' | 'card_error' | 'idempotency_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  payment_intent?: unknown;
  payment_method?: unknown;
  charge?: string;
  doc_url?: string;
  request_log_url?: string;
};

/** A refusal in the shape of Stripe's errors (docs.stripe.com/api/errors). */
export class StripeError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  constructor({
    status = 400,
    type = 'invalid_request_error',
    ...rest
  }: Partial<ErrorBody> & { message: string; status?: number }) {
    super(rest.message);
    this.status = status;
    this.body = {
      type,
      ...rest,
      ...(rest.code ? { doc_url: `https://stripe.com/docs/error-codes/${rest.code.replaceAll('_', '-')}` } : {}),
    };
  }
}

export const missing = (kind: string, id: string, param = 'id') =>
  new StripeError({ status: param === 'id' ? 404 : 400, code: 'resource_missing', param, message: `No such ${kind}: '${id}'` });

/** What the stand-in does not know it refuses, so that nobody builds on a guess of ours. */
export const unknown = (what: string) =>
  new StripeError({
    status: 501,
    type: 'api_error',
    code: 'stand_in_unknown',
    message: `The stand-in for Stripe does not know ${what}. Add it in e2e/stripe/.`,
  });
