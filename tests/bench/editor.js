// Run in the page: takes the time of what an editor does, whichever it is. All times are milliseconds.
(() => {
  if (window.measured) return;

  // Calls back when what the next frame shows has been laid out and painted.
  function whenPainted(done) {
    requestAnimationFrame(() => {
      const began = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - began);
      port2.postMessage(null);
    });
  }

  let keys = [];
  // Before the editor hears of a key.
  addEventListener(
    'keydown',
    () => {
      const pressed = performance.now();
      whenPainted(() => {
        keys.push(performance.now() - pressed);
      });
    },
    true,
  );

  window.measured = {
    // Of each key since it was last asked, how long it took until what was typed was painted.
    keys: () => keys.splice(0),
    // Puts the cursor at the end of the line in the middle of the window, in the middle of the text.
    middle: (selector, done) => {
      const scroller = document.querySelector(`${selector} .cm-scroller`);
      scroller.scrollTop = scroller.scrollHeight / 2;
      let frames = 0;
      const settle = () => {
        frames += 1;
        if (frames < 30) return requestAnimationFrame(settle);
        const { top, bottom } = scroller.getBoundingClientRect();
        const middle = (top + bottom) / 2;
        const lines = [...scroller.querySelectorAll('.cm-line')].filter((line) => line.textContent.length > 10);
        const far = (line) => Math.abs(line.getBoundingClientRect().top - middle);
        done(lines.sort((a, b) => far(a) - far(b))[0]);
      };
      requestAnimationFrame(settle);
    },
    // Scrolls down from the top by so many pixels a frame, and answers how long each frame was at work.
    scroll: (selector, step, frames, done) => {
      const scroller = document.querySelector(`${selector} .cm-scroller`);
      scroller.scrollTop = 0;
      const works = [];
      const next = () => {
        scroller.scrollTop += step;
        whenPainted((work) => {
          works.push(work);
          if (works.length < frames) next();
          else done(works);
        });
      };
      whenPainted(next);
    },
  };
})();
