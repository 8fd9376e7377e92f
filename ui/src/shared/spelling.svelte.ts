/** Whether words that the system does not know are marked while one writes. */

class Spelling {
  isOn = $state(true);
}

export const spelling = new Spelling();
