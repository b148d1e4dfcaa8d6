import { expect, test } from 'vitest';
import { signAws } from './aws-signature';

// "get-vanilla-query-order-key-case" and "post-vanilla" of AWS's published Signature Version 4 test suite.
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  service: 'service',
};
const now = new Date('2015-08-30T12:36:00Z');

test("the signatures are those of AWS's own examples", () => {
  const sign = (method: string, address: string) =>
    signAws({ method, url: new URL(address), headers: {}, body: '' }, credentials, now).authorization;
  expect(sign('GET', 'https://example.amazonaws.com/?Param2=value2&Param1=value1')).toContain(
    'Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  );
  expect(sign('POST', 'https://example.amazonaws.com/')).toContain(
    'Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  );
});
