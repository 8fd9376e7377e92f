export const days = {
  onThisDay: (day: string) => `${day} in other years`,
  dayBefore: 'Day before',
  dayAfter: 'Day after',
  theDay: 'The day itself',
  otherYears: 'In other years',
  none: 'Nothing was written on this day.',
  noneNext: 'What stands in a note with this day in its name or above a heading shows up here.',
  noneInOtherYears: 'Nothing was written on this day in other years.',
  noneInOtherYearsNext: 'Next year there will be.',
};
