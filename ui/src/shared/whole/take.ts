/** Takes passages into a file that the person names, a few at a time: whole, or not at all. */

import type { Language } from '../../i18n/messages';
import type { ExportDone, ExportFormat, PassageCard } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { nextTicket } from '../ticket';
import { htmlOf } from './page';
import { aFewOf, headings, type Pace, type Whole } from './whole';

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
      ? markdownOf(card, heading(card))
      : htmlOf(card, heading(card), language, (from, target) =>
          client.call('embed_picture', { ticket, from, target }),
        );
  try {
    for await (const few of aFewOf(whole, pace)) {
      const pieces: string[] = [];
      for (const card of few) pieces.push(await pieceOf(card));
      await client.call('add_to_export', { ticket, text: pieces.join('') });
    }
    return await client.call('finish_export', { ticket });
  } catch (thrown) {
    // Why it ended is what the person has to hear.
    await client.call('stop_export', { ticket }).catch(() => undefined);
    throw thrown;
  }
}

function markdownOf({ text }: PassageCard, heading: string | undefined): string {
  return `${heading === undefined ? '' : `\n## ${heading}\n`}\n${text.trim()}\n`;
}
