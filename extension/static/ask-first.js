// The popup's first question, under way before the rest of the popup is loaded. What is told in the meantime may change
// the answer: it is asked again. `extension/popup/main.tsx` takes over.
const { runtime } = globalThis.browser ?? globalThis.chrome;
const ask = () => {
  globalThis.popupStart.answer = runtime.sendMessage({ name: 'popup.start', request: {} });
};
globalThis.popupStart = {
  answer: null,
  // Nothing of it stays here: what it holds is forgotten with the lock.
  take() {
    const { answer } = this;
    runtime.onMessage.removeListener(ask);
    this.answer = null;
    return answer;
  },
};
runtime.onMessage.addListener(ask);
ask();
