import { tellStripeAddressJob } from '@/lib/billing/address/tell-stripe-address-job';
import { endEntitlementsJob } from '@/lib/billing/entitlement/end-entitlements-job';
import { deliverGiftJob } from '@/lib/billing/gifts/deliver-gift-job';
import { applyStripeEventJob } from '@/lib/billing/mirror/apply-stripe-event-job';
import { movePriceJob } from '@/lib/billing/plans/move-price-job';
import { reconcileAllPaymentsJob, reconcilePaymentsJob } from '@/lib/billing/reconcile/reconcile-payments-job';
import { flushCountsJob } from '@/lib/comments/flush-counts-job';
import { mailCommentsJob } from '@/lib/comments/mail/mail-comments-job';
import { deletePictureJob } from '@/lib/comments/profile/delete-picture-job';
import { tidyCommentsJob } from '@/lib/comments/tidy-comments-job';
import { decideSubjectJob } from '@/lib/delivery/decide-subject-job';
import { startIssueJob } from '@/lib/delivery/start-issue-job';
import { purgePublicationsJob } from '@/lib/install/purge-publications-job';
import { sendNoticeJob } from '@/lib/notices/send-notice-job';
import { announcePostJob } from '@/lib/posts/announce/announce-post-job';
import { finishPictureJob } from '@/lib/posts/finish-picture-job';
import { publishScheduledPostJob } from '@/lib/posts/publish-scheduled-post-job';
import { tidyPostsJob } from '@/lib/posts/tidy-posts-job';
import { unlockPostJob } from '@/lib/posts/unlock-post-job';
import { checkCustomDomainJob, checkCustomDomainsJob } from '@/lib/publications/custom-domain/check-custom-domain-job';
import { checkSendingDomainJob } from '@/lib/publications/sending-domain/check-sending-domain-job';
import { checkSendingDomainsJob } from '@/lib/publications/sending-domain/check-sending-domains-job';
import { tidyTeamJob } from '@/lib/publications/tidy-team-job';
import type { Job } from '@/lib/queue/queue';

/** Every job a worker takes, each from its own room. */
export const jobs: Pick<Job<object>, 'name' | 'handle'>[] = [
  sendNoticeJob,
  startIssueJob,
  decideSubjectJob,
  publishScheduledPostJob,
  announcePostJob,
  unlockPostJob,
  checkSendingDomainJob,
  checkSendingDomainsJob,
  checkCustomDomainJob,
  checkCustomDomainsJob,
  tidyPostsJob,
  finishPictureJob,
  tidyTeamJob,
  purgePublicationsJob,
  mailCommentsJob,
  flushCountsJob,
  tidyCommentsJob,
  deletePictureJob,
  applyStripeEventJob,
  endEntitlementsJob,
  movePriceJob,
  tellStripeAddressJob,
  deliverGiftJob,
  reconcilePaymentsJob,
  reconcileAllPaymentsJob,
];
