/** F6: the focus goes round the parts of the window. */

const REGIONS = ['.side', '.pane:not([hidden])', '.panel'];
const FOCUSABLE =
  ':is(a[href], button:not(:disabled), input, [tabindex="0"], [contenteditable="true"])';

export function nextRegion(frame: HTMLElement): void {
  const regions = REGIONS.map((region) => frame.querySelector<HTMLElement>(region)).filter(
    (region) => region !== null,
  );
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  for (let step = 1; step <= regions.length; step += 1) {
    const region = regions[(at + step) % regions.length];
    const target = region && entryOf(region);
    if (!target) continue;
    target.focus();
    return;
  }
}

/** Where one enters a region: its text or its list before its buttons. */
function entryOf(region: HTMLElement): HTMLElement | undefined {
  const inSight = (wanted: string) =>
    [...region.querySelectorAll<HTMLElement>(wanted)].find((each) => !each.closest('[hidden]'));
  return (
    inSight('[contenteditable="true"], .passage[tabindex="0"]') ??
    inSight('[role="tree"]') ??
    inSight(FOCUSABLE)
  );
}
