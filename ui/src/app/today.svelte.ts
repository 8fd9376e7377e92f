/** The local day, which goes on while the window stays open over midnight. */

import { isoDay } from '../i18n/dates';

/** Milliseconds between looks at the clock. */
const LOOK = 30_000;

class Today {
  /** `2023-02-01` */
  day = $state(isoDay(new Date()));

  /** Follows the clock until the returned function is called. */
  follow(): () => void {
    const look = () => {
      this.day = isoDay(new Date());
    };
    const timer = setInterval(look, LOOK);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }
}

export const today = new Today();
