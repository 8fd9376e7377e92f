/** Takes passages into a file that the person names, a few at a time: whole, or not at all. */

import { messages, type Language } from '../../i18n/messages';
import type { ExportDone, ExportFormat, PassageCard } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { nextTicket } from '../ticket';
import { htmlOf } from './page';
import { aFewOf, headings, inFull, type Pace, type Whole } from './whole';

/** Characters after which what was gathered is handed on: no window holds a whole file. */
const ENOUGH = 1_000_000;

/** `undefined` when the person named no file. */
export async function taken(
  client: Client,
  whole: Whole,
  format: ExportFormat,
  language: Language,
  pace: Pace,
): Promise<ExportDone | undefined> {
  const ticket = nextTicket();
  const { name, isByNote } = whole;
  const { begun } = await client.call('begin_export', { ticket, name, format, language });
  if (!begun) return undefined;
  const heading = headings(isByNote, language);
  const pieceOf = (card: PassageCard) =>
    format === 'markdown'
      ? markdownOf(card, heading(card), language)
      : htmlOf(card, heading(card), language, (from, target) =>
          client.call('embed_picture', { ticket, from, target }),
        );
  try {
    for await (const few of aFewOf(whole, pace)) {
      let text = '';
      for (const [at, card] of few.entries()) {
        text += await pieceOf(await inFull(client, card));
        if (text.length < ENOUGH && at < few.length - 1) continue;
        await client.call('add_to_export', { ticket, text });
        text = '';
      }
    }
    return await client.call('finish_export', { ticket });
  } catch (thrown) {
    // Why it ended is what the person has to hear.
    await client.call('stop_export', { ticket }).catch(() => undefined);
    throw thrown;
  }
}

function markdownOf(
  { path, text, cut }: PassageCard,
  heading: string | undefined,
  language: Language,
): string {
  const above = heading === undefined ? '' : `\n## ${heading}\n`;
  const below = cut ? `\n${messages[language].stream.goesOn(path)}\n` : '';
  // A line may be set in, by a wide space or as code.
  const written = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  return `${above}\n${written}\n${below}`;
}
