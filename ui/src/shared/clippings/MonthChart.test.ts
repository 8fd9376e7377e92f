import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../i18n/i18n.svelte';
import MonthChart from './MonthChart.svelte';

const MONTHS = ['2023-01', '2023-02', '2023-03'].map((month) => ({ month, count: 2 }));

beforeEach(() => {
  i18n.chosen = 'en';
  // Nothing is laid out here.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(640);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function chart(chosen?: string, months = MONTHS) {
  const onChoose = vi.fn();
  render(MonthChart, { months, chosen, onChoose });
  await screen.findByRole('group');
  return { onChoose, bars: screen.getAllByRole('button') };
}

describe('choosing months', () => {
  it('is a press on one', async () => {
    const { onChoose, bars } = await chart();
    const [, second] = bars;
    if (second) await fireEvent.click(second, { detail: 0 });
    expect(onChoose).toHaveBeenCalledWith('2023-02');
  });

  it('goes over several with Shift, and begins anew after Escape', async () => {
    const { onChoose, bars } = await chart();
    const [first, second, third] = bars;
    if (!first || !second || !third) throw new Error('three bars');
    await fireEvent.keyDown(third, { key: 'ArrowLeft', shiftKey: true });
    await fireEvent.keyDown(second, { key: 'ArrowLeft', shiftKey: true });
    expect(bars.map((bar) => bar.getAttribute('aria-pressed'))).toEqual(['true', 'true', 'true']);
    await fireEvent.keyDown(first, { key: 'Escape' });
    expect(first.getAttribute('aria-pressed')).toBe('false');
    await fireEvent.keyDown(first, { key: 'ArrowRight', shiftKey: true });
    await fireEvent.keyDown(second, { key: 'Enter' });
    expect(onChoose.mock.calls).toEqual([['2023-01..2023-02']]);
  });

  it('goes over years where these stand for their months', async () => {
    const long = ['1800-01', '1999-12'].map((month) => ({ month, count: 1 }));
    const { onChoose, bars } = await chart('1999-03', long);
    const [last, before] = [bars.at(-1), bars.at(-2)];
    if (!last || !before) throw new Error('two bars');
    expect(last.getAttribute('aria-pressed')).toBe('true');
    expect(before.getAttribute('aria-label')).toBe('Jan 1998 – Dec 1998: 0');
    await fireEvent.keyDown(last, { key: 'ArrowLeft', shiftKey: true });
    await fireEvent.keyDown(before, { key: 'Enter' });
    expect(onChoose.mock.calls).toEqual([['1998-01..1999-12']]);
  });

  it('is shown of all that are chosen', async () => {
    const { bars } = await chart('2023-02..2023-03');
    expect(bars.map((bar) => bar.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'true']);
  });
});
