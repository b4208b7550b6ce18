import { render, type JSX } from 'preact';
import { leaveVerification, submitCode, verified } from '../actions.ts';
import { text } from '../i18n.ts';
import { watchInside } from '../monitor/writes.ts';
import { read, update } from '../store.ts';
import { mark } from '../truth.ts';

const style = `
.mask { position: fixed; inset: 0; z-index: 1000; display: grid; place-items: center; background: rgb(0 0 0 / .6);
  font: 14px/20px Arial, sans-serif; color: #202630 }
.mfa-verify-page { display: grid; gap: 12px; inline-size: min(400px, 90vw); padding: 24px; border-radius: 16px;
  box-sizing: border-box; background: #fff }
.head { display: flex; justify-content: space-between }
.mfa-security-page-title { font-size: 20px; font-weight: 600 }
label { display: block; margin-block-end: 4px }
input { inline-size: 100%; box-sizing: border-box; padding: 12px; border: 1px solid #d8dce1; border-radius: 8px; font: inherit }
button { padding: 10px; border: 0; border-radius: 8px; font: inherit; cursor: pointer; background: #eaecef }
.bn-button__primary { background: #fcd535 }
.error { color: #d9304e }
`;

function Verification(): JSX.Element {
  const { code, codeError } = read();
  return (
    <div class="mask">
      <div class="mfa-verify-page" role="dialog" aria-modal="true" aria-labelledby="mfa-title">
        <div class="head">
          <div id="mfa-title" class="mfa-security-page-title">
            {text('mfa-title')}
          </div>
          <button
            type="button"
            ref={mark('mfa-close')}
            aria-label={text('close')}
            onClick={leaveVerification}
          >
            ×
          </button>
        </div>
        <button
          type="button"
          ref={mark('mfa-passkey')}
          class="mfa-option-box"
          onClick={() => void verified()}
        >
          {text('mfa-passkey')}
        </button>
        <div class="bn-formItem web">
          <label class="bn-mfa-overview-step-title" for="mfa-code">
            {text('mfa-code')}
          </label>
          <input
            ref={mark('mfa')}
            id="mfa-code"
            data-e2e="input-mfa"
            inputMode="numeric"
            maxLength={6}
            autocomplete="one-time-code"
            value={code}
            onInput={(event) => update({ code: event.currentTarget.value, codeError: false })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') submitCode();
            }}
          />
          {codeError && (
            <div ref={mark('mfa-error')} class="error" role="alert">
              {text('error-code')}
            </div>
          )}
        </div>
        <button
          type="button"
          ref={mark('mfa-submit')}
          class="bn-button bn-button__primary"
          onClick={submitCode}
        >
          {text('mfa-submit')}
        </button>
      </div>
    </div>
  );
}

let host: HTMLDivElement | null = null;

/** Puts the verification on the page, or takes it away: a host at the end of the body with an open shadow root. */
export function drawVerification(): void {
  const wanted = read().verifying !== null;
  if (wanted) {
    const root = host?.shadowRoot ?? openHost();
    render(<Verification />, root);
  } else if (host?.shadowRoot) {
    render(null, host.shadowRoot);
    mark('mfa-host')(null);
    host.remove();
    host = null;
  }
}

function openHost(): ShadowRoot {
  host = document.createElement('div');
  host.id = 'mfa-shadow-host';
  mark('mfa-host')(host);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  watchInside(root);
  document.body.append(host);
  return root;
}
