import { useServices } from '../../context.ts';
import { VaultNotices } from '../../screens/vault-notices.tsx';

interface NoticesSectionProps {
  readonly version: number;
  readonly onChanged: () => void;
}

/** What unlocking noticed, and what was set aside. */
export function NoticesSection({ version, onChanged }: NoticesSectionProps) {
  const { texts } = useServices();
  return (
    <section class="section" id="noticed" aria-labelledby="noticed-title">
      <h2 class="title" id="noticed-title">
        {texts('views_findings')}
      </h2>
      <VaultNotices version={version} onChanged={onChanged} none={texts('views_findings_none')} />
    </section>
  );
}
