import type { Prisma } from '@/prisma/generated/client';

/** A Prisma transaction: what a verb hands to the rooms below it, so that all commits together or not at all. */
export type Tx = Prisma.TransactionClient;
export type {
  Checkout,
  Delivery,
  DeliveryState,
  Issue,
  MailEventKind,
  Notice,
  PaidSubscription,
  Payment,
  PaymentAccount,
  PaymentWay,
  Post,
  PostAccess,
  PostKind,
  PostRevision,
  Price,
  PriceInterval,
  PriceKind,
  Prisma,
  Publication,
  Role,
  SendingDomain,
  Subscriber,
  Subscription,
  SubscriptionTier,
  SuppressionReason,
  Tier,
  Upload,
  User,
} from '@/prisma/generated/client';
