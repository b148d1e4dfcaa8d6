import { Tabs } from '@/components/ui/tabs';

type PaymentsTab = 'plans' | 'offers' | 'money' | 'settings';

const TABS: { tab: PaymentsTab; label: string; href: string }[] = [
  { tab: 'plans', label: 'Plans', href: '/dashboard/payments' },
  { tab: 'offers', label: 'Offers', href: '/dashboard/payments/offers' },
  { tab: 'money', label: 'Money', href: '/dashboard/payments/money' },
  { tab: 'settings', label: 'Settings', href: '/dashboard/payments/settings' },
];

/** The views of what readers pay. */
export function PaymentsTabs({ current }: { current: PaymentsTab }) {
  return (
    <div className="mb-8">
      <Tabs label="Payments" tabs={TABS.map(({ tab, label, href }) => ({ label, href, current: tab === current }))} />
    </div>
  );
}
