/** Firefox from 148 on enforces Trusted Types; the policy lets exactly this one script through. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

/** The address of one of our own workers, as a browser that enforces Trusted Types takes it. Once for each page. */
export function trusted(workerUrl: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return workerUrl;
  const allow = (asked: string) => {
    if (asked !== workerUrl) throw new TypeError('not the script of this worker');
    return asked;
  };
  return trustedTypes.createPolicy('keystep-worker', { createScriptURL: allow }).createScriptURL(workerUrl);
}
