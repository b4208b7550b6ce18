import { useServices } from '../../context.ts';
import { ClaimList } from '../claims.tsx';

/** What Keystep can do and what it cannot. */
export function TrustSection() {
  const { texts } = useServices();
  return (
    <section class="section" id="trust" aria-labelledby="trust-title">
      <h2 class="title" id="trust-title">
        {texts('options_section_trust')}
      </h2>
      <div class="card card-pad">
        <div class="two">
          <ClaimList kind="can" />
          <ClaimList kind="cannot" />
        </div>
      </div>
    </section>
  );
}
