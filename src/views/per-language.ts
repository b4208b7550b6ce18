/** What is made once for each language, and kept: a format of dates or numbers takes most of a millisecond to make. */
export function perLanguage<Made>(make: (language: string) => Made): (language: string) => Made {
  const kept = new Map<string, Made>();
  return (language) => {
    const made = kept.get(language) ?? make(language);
    kept.set(language, made);
    return made;
  };
}
