// A page without any protection that shows the payloads of payloads.json in the ways in which programs
// have been fooled, one frame each. What does not run here proves nothing where it does not run.
(() => {
  const fired = new Set();
  const frames = new Map();

  // `top.fired(7)`, also as the tag of a template.
  window.fired = (...args) => void fired.add(Number(args.at(-1)));

  const evaluated = (code) => String(Function(`return (${code})`)());
  const value = (thing) => thing && String(thing.value || thing.src || thing.href || thing);

  function decoded(text) {
    const field = document.createElement('textarea');
    field.innerHTML = text;
    let plain = field.value;
    if (/%[0-9a-f]{2}/i.test(plain)) plain = decodeURIComponent(plain);
    return plain
      .replace(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, u, x) => String.fromCharCode(parseInt(u ?? x, 16)))
      .normalize('NFKC');
  }

  function merge(into, from) {
    for (const key of Object.keys(from)) {
      if (Object(into[key]) === into[key] && Object(from[key]) === from[key]) merge(into[key], from[key]);
      else into[key] = from[key];
    }
    return into;
  }

  // As if macros were replaced by markup.
  const formula = (text) =>
    text
      .replace(/\\href\{(.+?)\}\{/gs, '<a href="$1">{')
      .replace(/\\url\{(.+?)\}/gs, '<a href="$1">x</a>')
      .replace(/\\includegraphics\{(.+?)\}/g, '<img src="$1">')
      .replace(/\\html(Style|Id|Class)\{(.+?)\}\{/gs, (_, name, set) => `<b ${name}="${set}">{`);

  // Each: what a careless program does with a text.
  const SINKS = {
    html: (page, text) => void (page.body.innerHTML = text),
    page: () => undefined, // the server hands it out as a page of its own
    markdown: (page, text) => void (page.body.innerHTML = marked.parse(text)),
    fence: (page, text) => {
      page.body.innerHTML = text.replace(/^(`{3,}|~{3,}).*$/gm, '');
    },
    formula: (page, text) => void (page.body.innerHTML = formula(text)),
    link: (page, text) => {
      const link = page.createElement('a');
      link.href = text;
      page.body.append(link);
    },
    attribute: (page, text) => {
      page.body.innerHTML = `<a title="${text}" tabindex=0>x</a>`;
    },
    again: (page, text) => {
      page.body.innerHTML = text;
      page.body.innerHTML = `${page.body.innerHTML}`;
    },
    twice: (page, text) => void (page.body.innerHTML = decoded(decoded(text))),
    template: (_, text) => {
      text.replace(/(?:\{\{|[$#@]\{|<%=)(.+?)(?:\}\}|\}|%>)(?!['")\]}])/gs, (_all, code) => evaluated(code));
    },
    style: (page, text) => void (page.body.innerHTML = `<style>${text}</style><p>x`),
    clobber: (page, text) => {
      page.body.innerHTML = text;
      const { hostileScript, hostileConfig } = page.defaultView;
      const script = page.createElement('script');
      script.src = value(hostileScript ?? hostileConfig?.script) ?? '';
      page.body.append(script);
    },
    merge: (_, text, n) => {
      merge({ title: '', tags: [], aliases: [], a: {}, x: { y: {} } }, JSON.parse(text));
      if (`hostile${n}` in {}) window.fired(n);
      delete Object.prototype[`hostile${n}`];
    },
  };

  // Shows some payloads, `{ n, sink, needs, text }`.
  window.showPayloads = (payloads) => {
    for (const payload of payloads) {
      const frame = document.createElement('iframe');
      frames.set(payload.n, { frame, payload });
      if (payload.sink === 'page') frame.src = `/page/${payload.n}`;
      document.body.append(frame);
      try {
        SINKS[payload.sink](frame.contentDocument, payload.text, payload.n);
      } catch {
        // A text that this sink can't take does not fire.
      }
    }
  };

  // Pokes those that have not run yet, and answers those that have.
  window.pokeFrames = (requested) => {
    for (const n of requested) fired.add(n);
    for (const [n, { frame, payload }] of frames) {
      if (fired.has(n)) {
        frame.remove();
        frames.delete(n);
        continue;
      }
      for (const element of frame.contentDocument?.querySelectorAll('*') ?? []) {
        poke(element, payload.needs);
      }
    }
    return [...fired];
  };

  window.removeFrames = () => {
    for (const { frame } of frames.values()) frame.remove();
    frames.clear();
  };
})();
