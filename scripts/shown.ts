/** For the terminal, in which a name could move the cursor and write over what was found. */
export function shown(text: string): string {
  return text.replace(
    /[^ -~]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
