// Run in the app's page: sees what a payload did, and what it could do. Anything of a note that became
// markup is told of, whether or not it has run.
(() => {
  if (window.hostile) return;
  const fired = new Set();
  window.fired = (...args) => void fired.add(Number(args.at(-1)));

  const ACTIVE = /^(?:script|style|link|meta|base|iframe|frame|frameset|object|embed|applet|img|image|video|audio|source|track|math|use|foreignobject|animate|set|marquee|template|noscript|form)$/i;
  const ADDRESS = /^(?:href|xlink:href|src|srcset|srcdoc|action|formaction|data|poster|background|ping|codebase|cite|manifest)$/i;
  const OWN_ADDRESS = /^(?:#[a-z-]*|(?:tauri:\/\/localhost)?\/assets\/[\w.-]+|\.?\/?[\w-]+\.(?:js|css)|https?:\/\/(?:www\.)?example\.com\/?)$/;
  // As the page names a part of the app that it loads when it is needed.
  const OWN_FILE = /^(?:tauri:\/\/localhost)?\/assets\/[\w.-]+$/;
  // What the page consisted of before anything was shown in it.
  const own = new Set(document.querySelectorAll('head *, script'));

  function problemOf(element) {
    const { localName, attributes } = element;
    const late = ACTIVE.test(localName) && !own.has(element) && !isOurs(element);
    if (late) return `<${localName}>`;
    for (const { name, value } of attributes) {
      if (/^on/i.test(name)) return `${localName} ${name}=${value}`;
      if (ADDRESS.test(name) && !own.has(element) && !OWN_ADDRESS.test(value) && !isPrinted(element)) {
        return `${localName} ${name}=${value}`;
      }
      if (name === 'style' && /url|expression|import/i.test(value)) return `style=${value}`;
      if ((name === 'id' || name === 'name') && /^hostile/.test(value)) return `${name}=${value}`;
    }
    return null;
  }

  // What CodeMirror puts beside its widgets: a picture of nothing.
  const isOfEditor = ({ attributes, className }) =>
    className === 'cm-widgetBuffer' && attributes.src === undefined;

  // A picture whose file is still looked for; from the net none is.
  const isOfPicture = (element) => element.matches('.picture > img:not([src])');

  // The field for a blog's address is a form, which goes nowhere.
  const isOfImport = (element) => element.matches('.long form.blog:not([action])');

  // Styles that the editor's and the app's scripts make carry the page's nonce, which no note knows;
  // scripts and styles that load a part of the app are files of its own.
  function isOurs(element) {
    if (isOfEditor(element) || isOfImport(element) || isOfPicture(element)) return true;
    if (element.localName === 'style') return element.nonce !== '';
    const from = element.getAttribute('href') ?? element.getAttribute('src');
    return /^(?:link|script)$/.test(element.localName) && OWN_FILE.test(from ?? '');
  }

  // On paper a link has its address.
  const isPrinted = (element) =>
    element.matches('.printed a') && /^(?:https?|mailto):$/.test(element.protocol);

  function problems() {
    const found = [...document.querySelectorAll('*')].map(problemOf).filter(Boolean);
    for (const n of fired) found.push(`payload ${n} ran`);
    for (const key in {}) found.push(`every object has ${key}`);
    if (location.protocol !== 'tauri:') found.push(`the page is ${location.href}`);
    return found;
  }

  function numbersIn(text) {
    return [...text.matchAll(/end-(\d+)|fired\((\d+)\)/g)].map(([, a, b]) => Number(a ?? b));
  }

  const seen = new Map();

  function scrollerOf(element) {
    for (let at = element; at; at = at.parentElement) {
      const { overflowY } = getComputedStyle(at);
      if (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight + 1) return at;
    }
    return null;
  }

  window.hostile = {
    problems,
    // What it means for a mouse to be moved over what is shown.
    hover: (root) => {
      for (const element of root.querySelectorAll('*')) poke(element, 'hover');
    },
    // Looks at what a selector shows now, scrolls on, and answers problems and all numbers seen in it.
    look: (place, selector) => {
      const numbers = seen.get(place) ?? new Set();
      seen.set(place, numbers);
      const elements = [...document.querySelectorAll(selector)];
      for (const element of elements) {
        const titles = [...element.querySelectorAll('[title]')].map(({ title }) => title);
        for (const n of numbersIn([element.textContent, ...titles].join('\n'))) numbers.add(n);
        window.hostile.hover(element);
      }
      const scroller = scrollerOf(elements[0]);
      if (scroller) {
        const before = scroller.scrollTop;
        scroller.scrollTop += scroller.clientHeight * 0.9;
        if (scroller.scrollTop === before) scroller.scrollTop = 0;
      }
      return { problems: problems(), seen: [...numbers] };
    },
    // Follows every link that is shown, as a click does.
    follow: (selector) => {
      const links = [...document.querySelectorAll(selector)].filter((link) => /script|data:/i.test(link.title));
      for (const link of links) poke(link, 'click');
      return links.length;
    },
  };
})();
