/** The element of code in a passage, coloured once its language is there. */

import { colours } from '../../editor/code';
import '../../editor/code.css';

export function codeElement(info: string, code: string): HTMLElement {
  const element = document.createElement('code');
  const show = () => {
    let at = 0;
    const shown: Node[] = [];
    for (const { from, to, style } of colours(info, code, show)) {
      if (at < from) shown.push(document.createTextNode(code.slice(at, from)));
      const stretch = document.createElement('span');
      stretch.className = style;
      stretch.textContent = code.slice(from, to);
      shown.push(stretch);
      at = to;
    }
    if (at < code.length) shown.push(document.createTextNode(code.slice(at)));
    element.replaceChildren(...shown);
  };
  show();
  return element;
}
