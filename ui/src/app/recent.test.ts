import { beforeEach, describe, expect, it } from 'vitest';
import { Recent } from './recent';

describe('what was used last', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('comes first, each once, and no more than so many', () => {
    const recent = new Recent('used', 2);
    for (const each of ['a', 'b', 'a', 'c']) recent.add(each);
    expect(new Recent('used', 2).list).toEqual(['c', 'a']);
  });

  it('is known by its new name, once', () => {
    const recent = new Recent('used', 5);
    for (const each of ['x/b', 'a/b', 'a/c']) recent.add(each);
    recent.rename((name) => name.replace(/^a\//, 'x/'));
    expect(recent.list).toEqual(['x/c', 'x/b']);
  });

  it('is forgotten when it can not be read', () => {
    localStorage.setItem('used', '{"a":');
    expect(new Recent('used', 2).list).toEqual([]);
    localStorage.setItem('used', '["a", 1]');
    expect(new Recent('used', 2).list).toEqual(['a']);
  });
});
