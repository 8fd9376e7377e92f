/** What the window can do: the commands, with the keys they have unless one changes them. */

import type { VaultView } from '../ipc/bindings';
import type { VaultDesk } from './desk.svelte';
import type { Layout } from './layout.svelte';
import type { Command } from './registry';
import { today } from './today.svelte';
import { nameOf } from './vault-names';

/** What commands need of the window itself. */
export interface Window {
  focusSearch: () => void;
  /** Puts the focus on the next part of the window: sidebar, pane, panel. */
  nextRegion: () => void;
  closeTab: () => void;
  switchTheme: () => void;
  /** Draws the page larger (1) or smaller (-1) by a step, or as usual (0). */
  zoom: (by: number) => void;
  showHistory: () => void;
  /** Prints the note or the stream in sight. */
  print: () => void;
  openPalette: () => void;
  openSwitcher: () => void;
  vaults: Vaults;
}

/** The folders of notes that were open before, newest first. */
export interface Vaults {
  recent: readonly VaultView[];
  open: (id: string) => void;
  choose: () => void;
}

export function commandsOf(desk: VaultDesk, layout: Layout, window: Window): Command[] {
  const { tabs } = desk;
  /** The note that what is in sight is about. */
  const subject = () =>
    tabs.place?.kind === 'note' || tabs.place?.kind === 'version' ? tabs.place.path : undefined;
  const renameNote = (part: 'name' | 'place') => () => {
    const { place } = tabs;
    if (place?.kind === 'note') desk.rename({ kind: 'note', from: place.path, part });
  };
  return [
    {
      id: 'search.open',
      title: (t) => t.commands.search,
      keys: ['Mod+Shift+F'],
      run: () => {
        layout.showSidebar();
        window.focusSearch();
      },
    },
    {
      id: 'note.today',
      title: (t) => t.commands.today,
      keys: ['Mod+D'],
      run: () => void desk.today(),
    },
    {
      id: 'note.new',
      title: (t) => t.commands.newNote,
      keys: ['Mod+N'],
      run: () => {
        desk.ask = { kind: 'new-note', name: '' };
      },
    },
    {
      id: 'note.new-from-template',
      title: (t) => t.commands.newFromTemplate,
      run: () => {
        desk.ask = { kind: 'template', insert: false };
      },
    },
    {
      id: 'note.insert-template',
      title: (t) => t.commands.insertTemplate,
      enabled: () => tabs.place?.kind === 'note',
      needs: (t) => t.commands.needs.note,
      run: () => {
        desk.ask = { kind: 'template', insert: true };
      },
    },
    { id: 'capture.open', title: (t) => t.commands.capture, run: () => void desk.capture() },
    {
      id: 'note.save',
      title: (t) => t.commands.save,
      keys: ['Mod+S'],
      run: () => void desk.saved(),
    },
    {
      id: 'note.rename',
      title: (t) => t.rename.commands.renameNote,
      keys: ['F2'],
      enabled: () => tabs.place?.kind === 'note',
      needs: (t) => t.commands.needs.note,
      run: renameNote('name'),
    },
    {
      id: 'note.move',
      title: (t) => t.rename.commands.moveNote,
      enabled: () => tabs.place?.kind === 'note',
      needs: (t) => t.commands.needs.note,
      run: renameNote('place'),
    },
    {
      id: 'tag.rename',
      title: (t) => t.rename.commands.renameTag,
      enabled: () => tabs.place?.kind === 'stream',
      needs: (t) => t.rename.needs.tag,
      run: () => {
        const { place } = tabs;
        if (place?.kind === 'stream') desk.rename({ kind: 'tag', from: place.tag, part: 'name' });
      },
    },
    {
      id: 'edits.list',
      title: (t) => t.rename.commands.changes,
      run: () => {
        desk.edits.listed = true;
      },
    },
    {
      id: 'import.blog',
      title: (t) => t.imports.command,
      run: () => {
        desk.importing = true;
      },
    },
    {
      id: 'note.read',
      title: (t) => t.commands.readNote,
      keys: ['Mod+E'],
      enabled: () => tabs.place?.kind === 'note',
      needs: (t) => t.commands.needs.note,
      run: () => {
        desk.switchMode('reading');
      },
    },
    {
      id: 'note.source',
      title: (t) => t.commands.sourceOfNote,
      enabled: () => tabs.place?.kind === 'note',
      needs: (t) => t.commands.needs.note,
      run: () => {
        desk.switchMode('source');
      },
    },
    {
      id: 'palette.open',
      title: (t) => t.commands.palette,
      keys: ['Mod+Shift+P'],
      run: window.openPalette,
    },
    {
      id: 'note.switch',
      title: (t) => t.commands.switchNote,
      keys: ['Mod+P'],
      run: window.openSwitcher,
    },
    {
      id: 'vault.choose',
      title: (t) => t.commands.chooseVault,
      run: window.vaults.choose,
    },
    ...window.vaults.recent.map((vault, _, all): Command => ({
      id: `vault.open-${vault.id}`,
      title: (t) => t.commands.openVault(nameOf(vault, all, desk.vault)),
      run: () => {
        window.vaults.open(vault.id);
      },
    })),
    {
      id: 'tab.new',
      title: (t) => t.commands.newTab,
      keys: ['Mod+T'],
      run: () => {
        tabs.open({ kind: 'empty' }, 'new-tab');
      },
    },
    { id: 'tab.close', title: (t) => t.commands.closeTab, keys: ['Mod+W'], run: window.closeTab },
    {
      id: 'tab.reopen',
      title: (t) => t.commands.reopenTab,
      keys: ['Mod+Shift+T'],
      enabled: () => tabs.canReopen,
      needs: (t) => t.commands.needs.closedTab,
      run: () => {
        tabs.reopen();
      },
    },
    {
      id: 'tab.next',
      title: (t) => t.commands.nextTab,
      keys: ['Ctrl+Tab', 'Ctrl+PageDown'],
      run: () => {
        tabs.cycle(1);
      },
    },
    {
      id: 'tab.previous',
      title: (t) => t.commands.previousTab,
      keys: ['Ctrl+Shift+Tab', 'Ctrl+PageUp'],
      run: () => {
        tabs.cycle(-1);
      },
    },
    ...[-1, 1].map((by): Command => {
      const [id, key] = by < 0 ? ['tab.move-left', 'PageUp'] : ['tab.move-right', 'PageDown'];
      return {
        id,
        title: (t) => (by < 0 ? t.commands.moveTabLeft : t.commands.moveTabRight),
        keys: [`Ctrl+Shift+${key}`],
        run: () => {
          tabs.move(by);
        },
      };
    }),
    ...Array.from({ length: 9 }, (_, index): Command => {
      // As in browsers, 9 is the last one, however many there are.
      const isLast = index === 8;
      return {
        id: isLast ? 'tab.last' : `tab.${index + 1}`,
        title: (t) => (isLast ? t.commands.lastTab : t.commands.tabAt(index + 1)),
        keys: [`Mod+${index + 1}`],
        quiet: true,
        run: () => {
          tabs.activateAt(isLast ? -1 : index);
        },
      };
    }),
    {
      id: 'go.back',
      title: (t) => t.commands.back,
      keys: ['Alt+ArrowLeft'],
      enabled: () => tabs.canGoBack,
      needs: (t) => t.commands.needs.before,
      run: () => {
        tabs.back();
      },
    },
    {
      id: 'go.forward',
      title: (t) => t.commands.forward,
      keys: ['Alt+ArrowRight'],
      enabled: () => tabs.canGoForward,
      needs: (t) => t.commands.needs.after,
      run: () => {
        tabs.forward();
      },
    },
    {
      id: 'view.sidebar',
      title: (t) => t.commands.sidebar,
      keys: ['Mod+\\'],
      run: () => {
        layout.toggleSidebar();
      },
    },
    {
      id: 'view.panel',
      title: (t) => t.commands.panel,
      keys: ['Mod+Alt+\\'],
      enabled: () => subject() !== undefined,
      needs: (t) => t.commands.needs.note,
      run: () => {
        layout.togglePanel();
      },
    },
    {
      id: 'note.history',
      title: (t) => t.commands.history,
      enabled: () => subject() !== undefined,
      needs: (t) => t.commands.needs.note,
      run: window.showHistory,
    },
    {
      id: 'note.delete',
      title: (t) => t.commands.deleteNote,
      enabled: () => tabs.place?.kind === 'note',
      needs: (t) => t.commands.needs.note,
      run: () => {
        if (tabs.place?.kind === 'note') void desk.deleteNote(tabs.place.path);
      },
    },
    {
      id: 'done.undo',
      title: (t) => t.commands.undoDone,
      keys: ['Mod+Alt+Z'],
      enabled: () => desk.done !== undefined,
      needs: (t) => t.commands.needs.done,
      run: () => void desk.undo(),
    },
    {
      id: 'view.notes',
      title: (t) => t.commands.notes,
      keys: ['Alt+1'],
      run: () => {
        layout.show('notes');
      },
    },
    {
      id: 'view.tags',
      title: (t) => t.commands.tags,
      keys: ['Alt+2'],
      run: () => {
        layout.show('tags');
      },
    },
    {
      id: 'view.calendar',
      title: (t) => t.commands.calendar,
      keys: ['Alt+3'],
      run: () => {
        layout.show('calendar');
      },
    },
    {
      id: 'view.searches',
      title: (t) => t.commands.savedSearches,
      keys: ['Alt+4'],
      run: () => {
        layout.show('searches');
      },
    },
    {
      id: 'go.on-this-day',
      title: (t) => t.commands.onThisDay,
      run: () => {
        desk.open({ kind: 'on-this-day', day: today.day });
      },
    },
    {
      id: 'view.print',
      title: (t) => t.commands.print,
      keys: ['Mod+Alt+P'],
      enabled: () =>
        ['note', 'stream', 'search', 'days', 'on-this-day'].includes(tabs.place?.kind ?? ''),
      needs: (t) => t.commands.needs.noteOrStream,
      run: window.print,
    },
    {
      id: 'view.next-region',
      title: (t) => t.commands.nextRegion,
      keys: ['F6'],
      run: window.nextRegion,
    },
    ...[1, -1, 0].map((by): Command => {
      const [name, key] = by > 0 ? ['in', '='] : by < 0 ? ['out', '-'] : ['reset', '0'];
      return {
        id: `view.zoom-${name}`,
        title: ({ commands: t }) => (by > 0 ? t.zoomIn : by < 0 ? t.zoomOut : t.zoomReset),
        // Where the sign has a key of its own, or one with Shift, as on Japanese keyboards.
        keys:
          by > 0 ? ['=', 'Shift+=', 'Plus', 'Shift+Plus'].map((it) => `Mod+${it}`) : [`Mod+${key}`],
        run: () => {
          window.zoom(by);
        },
      };
    }),
    {
      id: 'theme.folder',
      title: (t) => t.commands.themeFolder,
      run: () => void desk.openThemeFolder(),
    },
    { id: 'view.theme', title: (t) => t.commands.theme, run: window.switchTheme },
    {
      id: 'view.diagnostics',
      title: (t) => t.commands.diagnostics,
      run: () => {
        desk.open({ kind: 'diagnostics' });
      },
    },
    {
      id: 'view.settings',
      title: (t) => t.commands.settings,
      keys: ['Mod+,'],
      run: () => {
        desk.open({ kind: 'settings' }, 'new-tab');
      },
    },
    { id: 'sync.pause', title: (t) => t.commands.pauseSync, run: () => void desk.pauseSync() },
  ];
}
