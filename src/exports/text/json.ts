// Raw, these could mislead whoever reads the file; YAML forbids some of them.
const unruly = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** A text in double quotes: JSON, and the same in YAML, JavaScript and (in its basic plane) Python. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(unruly, (character) =>
    Array.from({ length: character.length }, (_, index) => escape(character.charCodeAt(index))).join(''),
  );
}

/** Plain data as a JSON file. */
export function jsonFile(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(unruly, (character) =>
    Array.from({ length: character.length }, (_, index) => escape(character.charCodeAt(index))).join(''),
  )}\n`;
}

function escape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
