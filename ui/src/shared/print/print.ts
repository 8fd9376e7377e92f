/** Puts a text on paper in place of the window, all of it: on screen only what is near exists. */

import './print.css';

/** Comes back when the text is handed to the system, with all that it shows. */
export async function printed(book: HTMLElement): Promise<void> {
  book.classList.add('printed');
  // On paper nothing can be opened.
  for (const closed of book.querySelectorAll('details')) closed.open = true;
  document.body.append(book);
  await arrived(book);
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

/** Paper does not change once a picture or a font is there. */
async function arrived(book: HTMLElement): Promise<void> {
  await Promise.allSettled(Array.from(book.querySelectorAll('img'), (image) => image.decode()));
  await document.fonts.ready;
}
