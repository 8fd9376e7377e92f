export const diagnostics = {
  title: 'Diagnostics',
  lead: 'Files that are not in the index, or only in part. Nothing here is lost; the files are untouched.',
  empty: 'Every file is in the index.',
  reason: {
    large: 'Very large: only title and tags are searched',
    unreadable: 'Could not be read; check its permissions',
    encoding: 'In an encoding that could not be told',
    'not-a-file': 'Not a file (a pipe, socket or device)',
    name: 'A name that is not valid Unicode; rename it',
    'too-deep': 'Too many folders deep',
    link: 'A symbolic link: none is followed',
    cloud: 'Only in the cloud; make it available offline',
    other: (code: string) => `Skipped (${code})`,
  },
};
