/** Longest text that is looked at; a longer one is no label, and a hostile page gets no more of our time. */
export const longestText = 240;

const quotes = /[\u2018\u2019\u02bc`\u00b4]/gu;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** Latin, Greek and Cyrillic marks only: Japanese and Korean letters are made of marks too. */
const marks = /[\u0300-\u036f]/gu;
const numbering = /^\(?\d{1,2}\s?[.)]\s+(?=\p{L})/u;
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu;

/**
 * One form for texts that read the same: width forms, case, spaces, apostrophes, "&" and "and", a leading
 * number and punctuation around. `keepMarks` keeps accents, for languages in which they tell words apart.
 */
export function normalise(text: string, keepMarks = false): string {
  let result = text.slice(0, longestText).normalize('NFKC').toLowerCase().replace(invisible, '');
  result = result.replace(quotes, "'").replaceAll('&', ' and ').replace(/\s+/gu, ' ').trim();
  result = result.replace(numbering, '').replace(edges, '');
  if (!keepMarks) result = result.normalize('NFD').replace(marks, '').replaceAll('ı', 'i').normalize('NFC');
  return result;
}

/** The normalised text without any space: 创建 API is 创建API, and "Log In" is "Login". */
export function squash(text: string, keepMarks = false): string {
  return normalise(text, keepMarks).replaceAll(' ', '');
}

/** Vietnamese words differ by their marks alone. */
export function keepsMarks(locale: string): boolean {
  return locale === 'vi' || locale.startsWith('vi-');
}

/** Endings that Korean and Japanese add to a word without another meaning: "to save", "save", "to the next". */
const endings = /(?<=[\p{sc=Hang}\p{sc=Hani}]{2})(하기|하세요|으로|형|됨|する|します)$/u;

/** Squashed words without such an ending. */
export function stem(squashed: string): string {
  return squashed.replace(endings, '');
}
