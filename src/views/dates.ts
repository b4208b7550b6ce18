import { perLanguage } from './per-language.ts';

const dayFormat = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }),
);
const momentFormat = localFormat({ dateStyle: 'medium', timeStyle: 'short' });
const timeFormat = localFormat({ timeStyle: 'short' });
const localDayFormat = localFormat({ dateStyle: 'full' });
const agoFormat = perLanguage((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

/** A format that keeps the time zone that it was made in: made anew where the person goes to another. */
function localFormat(style: Intl.DateTimeFormatOptions): (language: string) => Intl.DateTimeFormat {
  const make = (language: string) => new Intl.DateTimeFormat(language, style);
  const kept = new Map<number, typeof make>();
  return (language) => {
    const offset = new Date().getTimezoneOffset();
    const ofZone = kept.get(offset) ?? perLanguage(make);
    kept.set(offset, ofZone);
    return ofZone(language);
  };
}

/** A day as the language writes it. `rotateBy` is a day in UTC, so it is shown as one. */
export function formatDay(language: string, time: number): string {
  return dayFormat(language).format(time);
}

/** Day and time of day where the person is. */
export function formatMoment(language: string, time: number): string {
  return momentFormat(language).format(time);
}

/** The time of day where the person is. */
export function formatTime(language: string, time: number): string {
  return timeFormat(language).format(time);
}

/** The day where the person is, with its weekday. */
export function formatLocalDay(language: string, time: number): string {
  return localDayFormat(language).format(time);
}

/** What tells one day from another where the person is. */
export function localDay(time: number): string {
  return new Date(time).toDateString();
}

/** "2 minutes ago", in the language's words. */
export function formatAgo(language: string, time: number, now: number): string {
  const minutes = Math.round((now - time) / 60_000);
  const format = agoFormat(language);
  if (minutes < 60) return format.format(-minutes, 'minute');
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 1440), 'day');
}

/** `2027-02-20` for a date field; empty for no date. */
export function toDateField(time: number | null): string {
  return time === null ? '' : new Date(time).toISOString().slice(0, 10);
}

/** Midnight UTC of a date field's day; null when it is empty or no date. */
export function fromDateField(text: string): number | null {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(time) ? time : null;
}
