import type { Messages } from '../messages';

export const frame: Messages['frame'] = {
  sidebar: 'サイドバー',
  panel: '情報パネル',
  sidebarWidth: 'サイドバーの幅',
  panelWidth: '情報パネルの幅',
  tabs: 'タブ',
  views: '表示',
  notes: 'ノート',
  tags: 'タグ',
  calendar: '暦',
  searches: '保存検索',
  today: '今日',
  back: '戻る',
  forward: '進む',
  newTab: '新しいタブ',
  closeTab: (title) => `${title}を閉じる`,
  menu: 'メニュー',
  emptyTab: '新しいタブ',
  recentNotes: '最近変えたノート',
  emptyTabLead: '左のノートやタグを選ぶか、検索してください。',
  newNoteButton: '新しいノート',
};
