/** What a page that nobody sees waits for its next picture, at most. */
const patienceMs = 100;

/** Resolves when what was drawn just now is on the screen. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, patienceMs);
  });
}
