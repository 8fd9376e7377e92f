/** A thematic break: where one passage ends and the next starts, drawn as a short stitch. */

import { WidgetType } from '@codemirror/view';
import { blockWidgets } from './blocks';

class Rule extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    const rule = document.createElement('div');
    rule.className = 'ed-rule';
    rule.setAttribute('role', 'separator');
    return rule;
  }

  /** As a line of text: nothing moves when its source comes back. */
  override get estimatedHeight(): number {
    return 28;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

export const rules = blockWidgets({ name: 'HorizontalRule', widget: () => new Rule() });
