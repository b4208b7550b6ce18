import { useServices } from '../context.ts';
import { SubBar } from '../parts/top-bar.tsx';
import { useEscape } from '../use-escape.ts';
import { VaultNotices } from './vault-notices.tsx';

interface FindingsProps {
  readonly version: number;
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

/** The popup's screen of what was noticed and what was set aside. */
export function Findings({ version, onBack, onChanged }: FindingsProps) {
  const { texts } = useServices();
  useEscape(onBack);
  return (
    <>
      <SubBar title={texts('views_findings')} onBack={onBack} />
      <main class="main stack gap-4">
        <VaultNotices version={version} onChanged={onChanged} none={texts('views_findings_none')} />
      </main>
    </>
  );
}
