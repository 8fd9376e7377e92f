// Does to what is shown whatever a person's mouse and keys could do to it, so that a handler in it
// runs. Events do not bubble: what the page around it does about a click is not asked.
(() => {
  const HOVER = ['mouseover', 'mouseenter', 'pointerover', 'pointerenter', 'mousemove'];

  // Follows links and presses buttons as a click does.
  function click(element) {
    const view = element.ownerDocument.defaultView;
    element.dispatchEvent(new view.MouseEvent('click', { bubbles: true, cancelable: true, view }));
  }

  // Each way that a payload of payloads.json may need, as in its `needs`.
  window.poke = (element, needs) => {
    const { Event } = element.ownerDocument.defaultView ?? window;
    if (needs === 'load') return;
    if (needs === 'click') click(element);
    else if (needs === 'focus') {
      element.focus?.();
      element.dispatchEvent(new Event('focus'));
    } else {
      for (const name of needs === 'hover' ? HOVER : [needs]) element.dispatchEvent(new Event(name));
    }
  };
})();
