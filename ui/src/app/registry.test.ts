import { describe, expect, it, vi } from 'vitest';
import { FakeClient } from '../../tests/fake-client';
import { en } from '../i18n/en';
import { commandsOf } from './commands';
import { VaultDesk } from './desk.svelte';
import { Layout } from './layout.svelte';
import { Registry, type Command } from './registry';

function command(id: string, keys: string[], more: Partial<Command> = {}): Command {
  return { id, title: () => id, keys, run: vi.fn(), ...more };
}

function press(init: KeyboardEventInit & { byInputMethod?: boolean }): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { cancelable: true, ...init });
  // Not all DOMs take these from the init.
  Object.defineProperty(event, 'isComposing', { value: init.isComposing ?? false });
  Object.defineProperty(event, 'keyCode', { value: init.byInputMethod ? 229 : 0 });
  return event;
}

/** Chords that more than one command listens to, with those commands. */
function shared(registry: Registry): [string, string[]][] {
  const ids = registry.all.map(({ id }) => id);
  const chords = new Set(ids.flatMap((id) => registry.keysOf(id)));
  const listening = (chord: string) => ids.filter((id) => registry.keysOf(id).includes(chord));
  return [...chords]
    .map((chord): [string, string[]] => [chord, listening(chord)])
    .filter(([, ids]) => ids.length > 1);
}

describe('the registry', () => {
  it('runs the command of a key and keeps the event from others', () => {
    const search = command('search', ['Ctrl+k']);
    const event = press({ key: 'k', ctrlKey: true });
    new Registry([search]).onKey(event);
    expect(search.run).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  it('never acts while an input method composes', () => {
    const search = command('search', ['Ctrl+k']);
    const registry = new Registry([search]);
    registry.onKey(press({ key: 'k', ctrlKey: true, isComposing: true }));
    registry.onKey(press({ key: 'k', ctrlKey: true, byInputMethod: true }));
    expect(search.run).not.toHaveBeenCalled();
    registry.onKey(press({ key: 'k', ctrlKey: true }));
    expect(search.run).toHaveBeenCalledOnce();
  });

  it('leaves alone what was handled, and what can not be done now', () => {
    const back = command('back', ['Alt+ArrowLeft'], { enabled: () => false });
    const registry = new Registry([back]);
    const event = press({ key: 'ArrowLeft', altKey: true });
    registry.onKey(event);
    expect(event.defaultPrevented).toBe(false);
    expect(registry.run('back')).toBe(false);
    expect(back.run).not.toHaveBeenCalled();

    const open = command('open', ['Enter']);
    const handled = press({ key: 'Enter' });
    handled.preventDefault();
    new Registry([open]).onKey(handled);
    expect(open.run).not.toHaveBeenCalled();
  });

  it('follows the keys that a person chose', () => {
    const [search, back] = [command('search', ['Ctrl+k']), command('back', ['Ctrl+j'])];
    let chosen: Record<string, string[]> = { search: ['Ctrl+j'] };
    const registry = new Registry([search, back], () => chosen);
    registry.onKey(press({ key: 'k', ctrlKey: true }));
    expect(search.run).not.toHaveBeenCalled();
    expect(shared(registry)).toEqual([['Ctrl+j', ['search', 'back']]]);
    registry.onKey(press({ key: 'j', ctrlKey: true }));
    expect(search.run).toHaveBeenCalledOnce();
    expect(back.run).not.toHaveBeenCalled();
    chosen = { search: [] };
    registry.onKey(press({ key: 'j', ctrlKey: true }));
    expect(back.run).toHaveBeenCalledOnce();
    expect(registry.keysOf('search')).toEqual([]);
  });

  it('runs only those that may run now', () => {
    const search = command('search', ['Ctrl+k']);
    new Registry([search]).onKey(press({ key: 'k', ctrlKey: true }), () => false);
    expect(search.run).not.toHaveBeenCalled();
  });

  it('refuses two commands of one name', () => {
    expect(() => new Registry([command('a', []), command('a', [])])).toThrow('a');
  });
});

describe('the commands of the window', () => {
  const desk = new VaultDesk(new FakeClient(), { id: 'v', name: 'v', path: '/v' });
  const window = {
    focusSearch: vi.fn(),
    nextRegion: vi.fn(),
    closeTab: vi.fn(),
    switchTheme: vi.fn(),
    showHistory: vi.fn(),
    print: vi.fn(),
    zoom: vi.fn(),
    openPalette: vi.fn(),
    openSwitcher: vi.fn(),
    vaults: { recent: [], open: vi.fn(), choose: vi.fn() },
  };
  const registry = new Registry(commandsOf(desk, new Layout(), window));

  it('have no two of one chord', () => {
    expect(shared(registry)).toEqual([]);
  });

  it('have titles', () => {
    for (const each of registry.all) expect(each.title(en)).not.toBe('');
  });

  it('say what they need when they can not be run', () => {
    for (const each of registry.all) {
      const { id, enabled } = each;
      expect([id, each.needs?.(en) !== undefined]).toEqual([id, enabled !== undefined]);
    }
  });

  it('go back and forward through the places of a tab', () => {
    expect(registry.run('go.back')).toBe(false);
    desk.open({ kind: 'stream', tag: 'a' });
    desk.open({ kind: 'stream', tag: 'b' });
    expect(registry.run('go.back')).toBe(true);
    expect(desk.tabs.place).toEqual({ kind: 'stream', tag: 'a' });
    expect(registry.run('go.forward')).toBe(true);
    expect(desk.tabs.place).toEqual({ kind: 'stream', tag: 'b' });
  });
});
