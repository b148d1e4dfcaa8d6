/** What a subscribe form says when an address was not taken. */
export const SUBSCRIBE_PROBLEMS = {
  'email-invalid': 'Please check the address: it should look like name@example.com.',
  'too-many': 'There were many tries from your network. Please try again in an hour.',
};
