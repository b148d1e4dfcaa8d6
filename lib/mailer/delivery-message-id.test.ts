import { expect, test } from 'vitest';
import { deliveryMessageId, readDeliveryMessageId } from './delivery-message-id';

const ID = '0192f0c1-0000-7000-8000-000000000001';

test('a Message-ID names its delivery with and without brackets', () => {
  const messageId = deliveryMessageId(ID, 'letters.test');
  expect(messageId).toBe(`<d.${ID}@letters.test>`);
  expect(readDeliveryMessageId(messageId)).toBe(ID);
  expect(readDeliveryMessageId(messageId.slice(1, -1))).toBe(ID);
  expect(readDeliveryMessageId('<abc@letters.test>')).toBeNull();
  expect(readDeliveryMessageId(`<d.${ID}@a@b>`)).toBeNull();
});
