/** Prints a text in place of the window, all of it: on screen only what is near exists. */
export function printed(book: HTMLElement): void {
  book.classList.add('printed');
  // On paper nothing can be opened.
  for (const closed of book.querySelectorAll('details')) closed.open = true;
  document.body.append(book);
  document.body.classList.add('printing');
  addEventListener(
    'afterprint',
    () => {
      book.remove();
      document.body.classList.remove('printing');
    },
    { once: true },
  );
  print();
}
