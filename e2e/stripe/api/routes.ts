import { catalogRoutes } from './catalog';
import { checkoutRoutes } from './checkout';
import { customerRoutes } from './customers';
import { discountRoutes } from './discounts';
import { moneyRoutes } from './money';
import { platformRoutes } from './platform';
import { portalRoutes } from './portal';
import { subscriptionRoutes } from './subscriptions';

export const ROUTES = [
  ...catalogRoutes,
  ...checkoutRoutes,
  ...customerRoutes,
  ...discountRoutes,
  ...moneyRoutes,
  ...platformRoutes,
  ...portalRoutes,
  ...subscriptionRoutes,
];
