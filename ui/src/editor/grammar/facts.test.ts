import { describe, expect, it } from 'vitest';
import { facts } from './facts';

const tags = (text: string) => facts(text).tags.map((tag) => tag.raw);

describe('hashtags', () => {
  it.each<[string, string[]]>([
    ['#日NATO(会談)', ['日NATO(会談)']],
    ['#ウクライナ代理戦争(NATO', ['ウクライナ代理戦争(NATO']],
    ['#反中国#対中露戦#習近平伏魔殿体制=旧体制', ['反中国', '対中露戦', '習近平伏魔殿体制=旧体制']],
    ['＃外交・安全保障', ['外交・安全保障']],
    ['#タグ。続きの文', ['タグ']],
    ['「#引用」と(#括弧)', ['引用', '括弧']],
    ['記事#タグ C# A&#b x/#y http://a.jp/#frag {{#if}}', []],
    ['#a/b-c_d, #C++ #R&D', ['a/b-c_d', 'C++', 'R&D']],
    ['#node.js', ['node']],
    ['#1e90ff #fff #123 #2023年 #v2 #6103b420aff09e0000e087c3', ['2023年', 'v2']],
    ['#tag(see this) #tag(', ['tag', 'tag']],
    ['#/components/schemas #+TODO #http://a.jp', []],
    ['**#bold** ~~#old~~です _#it_', ['bold', 'old', 'it']],
    ['<a href="x">#x</a> <code>#y</code> &#35;z', []],
    ['#👨‍👩‍👧家族 ❤️#心', ['👨‍👩‍👧家族', '心']],
    ['[#a] [#b](c) `#d` $#e$ %%#f%% [[#g]] \\#h', ['a']],
    ['[#a]\n\n[#a]: b', []],
    ['| #a | b |\n|---|---|\n| #c | `#d` |', ['a', 'c']],
    ['---\ntags: [x] #y\n---\n#z', ['z']],
    ['- [ ] #a\n- [/] #b', ['a', 'b']],
    ['#a[[b]]#c', ['a', 'c']],
  ])('%j', (text, expected) => {
    expect(tags(text)).toEqual(expected);
  });
});

describe('links', () => {
  it.each<[string, string[]]>([
    [
      '[[a]] [[a|b]] ![[c.png]] [d](e.md#f) <https://g.h>',
      ['wikilink a', 'wikilink a', 'embed c.png', 'markdown e.md', 'url https://g.h'],
    ],
    ['これはexample.com/a.htmlの例', ['url example.com/a.html']],
    [
      'd1021.hatenadiary.jp readme.md main.rs item.id foo.github.io',
      ['url d1021.hatenadiary.jp', 'url foo.github.io'],
    ],
    [
      'http://localhost:3000/a_b_c http://127.0.0.1/ (https://a.b/c_(d))。',
      ['url http://localhost:3000/a_b_c', 'url http://127.0.0.1/', 'url https://a.b/c_(d)'],
    ],
    ['john.doe.gov@mail.com #test.com', []],
    [
      'http://example.comだよね.comtest/hogehoge http://exampleこれは日本語です.com/path/index.html',
      ['url http://example.com', 'url http://exampleこれは日本語です.com/path/index.html'],
    ],
  ])('%j', (text, expected) => {
    expect(facts(text).links.map((link) => `${link.kind} ${link.target}`)).toEqual(expected);
  });
});
