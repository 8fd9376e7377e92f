/**
 * Days and times in words, by language. Days are ISO strings (`2023-02-01`), months are
 * `2023-02`, as on the wire; both are calendar days without a time zone.
 */

import type { Language } from './messages';

const WEEKDAYS = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

interface Day {
  year: number;
  /** From 1. */
  month: number;
  date: number;
  /** From Sunday, 0. */
  weekday: number;
}

/** The parts of a day; `undefined` for what is no ISO day. */
export function readDay(day: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return undefined;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  return { year, month, date, weekday: utcTime(year, month, date).getUTCDay() };
}

/** `2023年2月1日(水)`, `Wed, 1 February 2023`. */
export function longDay(day: string, language: Language): string {
  const parts = readDay(day);
  if (!parts) return day;
  const { year, month, date } = parts;
  return language === 'ja'
    ? `${year}年${month}月${date}日(${weekdayOf(parts, 'ja')})`
    : `${weekdayOf(parts, 'en')}, ${date} ${monthName(month)} ${year}`;
}

/** One day as `longDay`; several as `2月1日 – 2月3日` with the years that differ. */
export function daysTitle(first: string, last: string, language: Language): string {
  if (first === last) return longDay(first, language);
  const [from, to] = [readDay(first), readDay(last)];
  if (!from || !to) return `${first} – ${last}`;
  const isMonth = from.date === 1 && dayAfter(last).endsWith('-01') && from.month === to.month;
  if (isMonth && from.year === to.year) return monthOfYear(first.slice(0, 7), language);
  const year = (day: string) =>
    language === 'ja' ? `${day.slice(0, 4)}年` : ` ${day.slice(0, 4)}`;
  const say = (day: string) =>
    language === 'ja' ? year(day) + dayInYear(day, 'ja') : dayInYear(day, 'en') + year(day);
  return `${say(first)} – ${say(last)}`;
}

/** The day after, or `by` days after; before with a negative number. */
export function dayAfter(day: string, by = 1): string {
  const parts = readDay(day);
  if (!parts) return day;
  return utcDay(utcTime(parts.year, parts.month, parts.date + by));
}

/**
 * The time that stands for a day at midnight, UTC; months from 1. Days and months that are in no
 * calendar are those so many after.
 */
export function utcTime(year: number, month: number, date: number): Date {
  const time = new Date(0);
  // `Date.UTC` takes the years up to 99 for those of the last century.
  time.setUTCFullYear(year, month - 1, date);
  return time;
}

/** `2023-02-01` of a time that stands for a day at midnight, UTC. */
export function utcDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** One letter a weekday, from Sunday: what stands above a calendar. */
export function weekdayLetters(language: Language): readonly string[] {
  return language === 'ja' ? WEEKDAYS.ja : ['S', 'M', 'T', 'W', 'T', 'F', 'S'];
}

/** `2月1日(水)`, `Wed 1 Feb`. */
export function shortDay(day: string, language: Language): string {
  const parts = readDay(day);
  if (!parts) return day;
  const weekday = weekdayOf(parts, language);
  return language === 'ja'
    ? `${dayInYear(day, 'ja')}(${weekday})`
    : `${weekday} ${dayInYear(day, 'en')}`;
}

/** `2月1日`, `1 Feb`. */
export function dayInYear(day: string, language: Language): string {
  const parts = readDay(day);
  if (!parts) return day;
  const { month, date } = parts;
  return language === 'ja' ? `${month}月${date}日` : `${date} ${monthName(month).slice(0, 3)}`;
}

/** `水曜`, `Wed`. */
export function weekday(day: string, language: Language): string {
  const parts = readDay(day);
  if (!parts) return '';
  return language === 'ja' ? `${weekdayOf(parts, 'ja')}曜` : weekdayOf(parts, 'en');
}

/** `2023年2月`, `Feb 2023`. */
export function monthOfYear(month: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})$/.exec(month);
  if (!match) return month;
  const [year, number] = match.slice(1).map(Number) as [number, number];
  return language === 'ja' ? `${year}年${number}月` : `${monthName(number).slice(0, 3)} ${year}`;
}

/** `14:03:22`, local. */
export function clock(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** `2023-02-01`, local. */
export function isoDay(time: Date): string {
  const parts = [time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(time.getFullYear()).padStart(4, '0'), ...parts].join('-');
}

function weekdayOf({ weekday }: Day, language: Language): string {
  return WEEKDAYS[language][weekday] ?? '';
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}
