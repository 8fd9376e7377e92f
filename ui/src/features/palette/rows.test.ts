import { describe, expect, it } from 'vitest';
import { rowsOf, type Offered } from './rows';

function offered(id: string, title: string, other: string): Offered {
  return { id, title, otherTitles: [other], keys: '' };
}

const COMMANDS = [
  offered('tab.new', '新しいタブ', 'New tab'),
  offered('tab.close', 'タブを閉じる', 'Close the tab'),
  offered('note.new', '新しいノート', 'New note'),
];

const ids = (typed: string, recent: string[] = []) =>
  rowsOf(COMMANDS, typed, recent).map(({ id }) => id);

describe('the palette', () => {
  it('leads with what was used last', () => {
    expect(ids('', ['note.new', 'tab.close'])).toEqual(['note.new', 'tab.close', 'tab.new']);
    expect(ids('')).toEqual(['tab.new', 'tab.close', 'note.new']);
  });

  it('finds in the language that is shown and in the others, and says so', () => {
    expect(ids('タブ')).toEqual(['tab.close', 'tab.new']);
    expect(ids('new')).toEqual(['tab.new', 'note.new']);
    expect(rowsOf(COMMANDS, 'close', [])[0]).toMatchObject({ also: 'Close the tab', marks: [] });
  });

  it('puts what fits better before what was used later', () => {
    expect(ids('タブ', ['tab.new'])).toEqual(['tab.close', 'tab.new']);
    expect(ids('new', ['note.new'])).toEqual(['note.new', 'tab.new']);
  });
});
