/**
 * Every word of the app in every language. `en` is the shape; the compiler refuses
 * another language that lacks a message, has one too many, or takes other values.
 */

import { en } from './en';
import { ja } from './ja';

export type Language = 'ja' | 'en';

/** The messages of one language: texts, and functions from values to texts. */
export type Messages = Shape<typeof en>;

type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Shape<T[K]>;
};

export const messages: Record<Language, Messages> = { ja, en };
