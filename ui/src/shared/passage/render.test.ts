import { describe, expect, it } from 'vitest';
import { renderPassage, type RenderOptions } from './render';

function render(text: string, options: RenderOptions = {}): HTMLElement {
  const host = document.createElement('div');
  host.append(renderPassage(text, options).content);
  return host;
}

function texts(host: HTMLElement, selector: string): string[] {
  return [...host.querySelectorAll(selector)].map(({ textContent }) => textContent);
}

describe('a passage', () => {
  it('reads as Markdown', () => {
    const host = render(
      'One *a* **b** ~~c~~ ==d== `e`\n\n> quoted\n\n- x\n- y\n\n3. z\n\n---\n\n```js\ncode();\n```',
    );
    expect(texts(host, 'em')).toEqual(['a']);
    expect(texts(host, 'strong')).toEqual(['b']);
    expect(texts(host, 'del')).toEqual(['c']);
    expect(texts(host, 'p > mark')).toEqual(['d']);
    expect(texts(host, 'p > code')).toEqual(['e']);
    expect(texts(host, 'blockquote')).toEqual(['quoted']);
    expect(texts(host, 'ul > li')).toEqual(['x', 'y']);
    expect(host.querySelector('ol')?.start).toBe(3);
    expect(host.querySelectorAll('hr')).toHaveLength(1);
    expect(texts(host, 'pre code')).toEqual(['code();']);
  });

  it('names callouts, closed where they are written so, and footnotes', () => {
    const text =
      '> [!note]- *題* #港\n> 中身。\n>\n> 次。\n\n> [!tip]\n> 助言。\n\n> 引用。\n\n本文[^1]\n\n[^1]: 注の文。';
    const { content, targets } = renderPassage(text, { callout: (kind) => `<${kind}>` });
    const host = document.createElement('div');
    host.append(content);
    expect(texts(host, 'summary')).toEqual(['<note>題 #港']);
    expect(host.querySelector('details')?.open).toBe(false);
    expect(texts(host, 'details > p')).toEqual(['中身。', '次。']);
    expect(texts(host, 'blockquote.callout-safe > p')).toEqual(['<tip>', '助言。']);
    expect(texts(host, 'blockquote:not(.callout)')).toEqual(['引用。']);
    expect(texts(host, '.footnote > sup')).toEqual(['1']);
    expect(texts(host, '.footnote > p')).toEqual(['注の文。']);
    expect(host.textContent).not.toContain('[!');
    expect(targets.size).toBe(1);
  });

  it('keeps its line breaks', () => {
    const host = render('一行目\n二行目');
    expect(host.querySelectorAll('br')).toHaveLength(1);
    expect(host.textContent).toBe('一行目二行目');
  });

  it('shows tags as written and says which they are', () => {
    const { content, targets } = renderPassage('本文 #日NATO(会談) と #ウクライナ代理戦争(NATO');
    const host = document.createElement('div');
    host.append(content);
    expect(texts(host, 'a.tag')).toEqual(['#日NATO(会談)', '#ウクライナ代理戦争(NATO']);
    expect(texts(host, 'a.tag i')).toEqual(['#', '(', ')', '#', '(']);
    const raws = [...targets.values()].map((target) => target.kind === 'tag' && target.raw);
    expect(raws).toEqual(['日NATO(会談)', 'ウクライナ代理戦争(NATO']);
  });

  it('shows links by their words and says where they lead', () => {
    const { content, targets } = renderPassage(
      '[[a|甲]] [[b#c]] [乙](d.md) <https://e.example> https://f.example/g ![[丙.png]] [no link]',
    );
    const host = document.createElement('div');
    host.append(content);
    expect(texts(host, 'a')).toEqual([
      '甲',
      'b#c',
      '乙',
      'https://e.example',
      'https://f.example/g',
      '丙.png',
    ]);
    const kinds = [...targets.values()].map((target) => target.kind === 'link' && target.link.kind);
    expect(kinds).toEqual(['wikilink', 'wikilink', 'markdown', 'url', 'url', 'embed']);
    expect(host.textContent).toContain('[no link]');
    expect(host.querySelector('img')).toBeNull();
  });

  it('leaves out, when bare, what a card shows elsewhere', () => {
    const text = '## 夕方\n\n#冬\n本文 #港 あり\n#日NATO(会談)\n\n#反ロシア#対中露戦\n#習い事=稽古';
    const host = render(text, { bare: true });
    expect(host.textContent).toBe('本文 #港 あり');
    expect(render(text).textContent).toContain('#習い事=稽古');
    expect(texts(render(text), 'h3')).toEqual(['夕方']);
  });

  it('marks what was found, in text and across links', () => {
    const host = render('会談の続報、[[会談|会談の記録]]。', {
      marks: [
        [0, 2],
        [7, 17],
      ],
    });
    expect(texts(host, 'mark')).toEqual(['会談', '会談の記録']);
    expect(host.querySelector('a')?.classList.contains('marked')).toBe(true);
  });

  it('marks what was found inside a tag', () => {
    const host = render('#潮見港(荷役)', { marks: [[2, 7]] });
    expect(texts(host, '.tag mark')).toEqual(['見港', '(', '荷役']);
  });

  it('shows tasks with their state', () => {
    const host = render('- [x] 済み\n- [ ] まだ');
    expect(texts(host, '.task.ticked')).toEqual(['済み']);
    const states = [...host.querySelectorAll('[role=checkbox]')].map((box) =>
      box.getAttribute('aria-checked'),
    );
    expect(states).toEqual(['true', 'false']);
  });
});

describe('hostile text', () => {
  const ATTACKS = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="alert(1)">b</b> <iframe src="javascript:alert(1)"></iframe>',
    '[x](javascript:alert(1)) [y](data:text/html,<script>alert(1)</script>)',
    '![x](javascript:alert(1)) ![[" onerror="alert(1)]]',
    '[[<img src=x onerror=alert(1)>]] #<svg/onload=alert(1)>',
    '<style>*{display:none}</style>\n\n<svg><script>alert(1)</script></svg>',
    '&lt;img src=x onerror=alert(1)&gt; &#60;script&#62; &#x110000; &#xD800;',
    '| <img src=x onerror=alert(1)> | b |\n|--|--|\n| [x](vbscript:x) | y |',
  ];

  it.each(ATTACKS)('%s stays text', (attack) => {
    const host = render(attack);
    for (const element of host.querySelectorAll('*')) {
      expect(['SCRIPT', 'STYLE', 'IMG', 'IFRAME', 'SVG', 'OBJECT', 'EMBED']).not.toContain(
        element.tagName.toUpperCase(),
      );
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on|^style$|^src/);
        if (name === 'href') expect(value).toMatch(/^#(link|tag)$/);
      }
    }
  });
});
