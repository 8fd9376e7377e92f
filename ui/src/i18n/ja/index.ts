/** 日本語。形はen/にあり、messages.tsが照らし合わせる。 */

import type { Messages } from '../messages';
import { alone } from './alone';
import { app } from './app';
import { calendar } from './calendar';
import { capture } from './capture';
import { closing } from './closing';
import { commands } from './commands';
import { conflict } from './conflict';
import { context } from './context';
import { copies } from './copies';
import { days } from './days';
import { diagnostics } from './diagnostics';
import { error } from './error';
import { firstRun } from './firstRun';
import { frame } from './frame';
import { graph } from './graph';
import { history } from './history';
import { imports } from './imports';
import { link } from './link';
import { menu } from './menu';
import { note } from './note';
import { notesTree } from './notesTree';
import { palette } from './palette';
import { progress } from './progress';
import { rename } from './rename';
import { search } from './search';
import { searches } from './searches';
import { settings } from './settings';
import { status } from './status';
import { stream } from './stream';
import { switcher } from './switcher';
import { tagTree } from './tagTree';
import { templates } from './templates';

export const ja: Messages = {
  app,
  alone,
  firstRun,
  frame,
  menu,
  commands,
  palette,
  switcher,
  calendar,
  days,
  searches,
  notesTree,
  tagTree,
  stream,
  note,
  conflict,
  copies,
  context,
  graph,
  history,
  search,
  link,
  templates,
  rename,
  progress,
  imports,
  status,
  closing,
  capture,
  settings,
  diagnostics,
  error,
};
