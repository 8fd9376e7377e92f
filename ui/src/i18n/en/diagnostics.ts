export const diagnostics = {
  title: 'Diagnostics',
  lead: 'Files that are not in the index, or only in part. Nothing here is lost; the files are untouched.',
  empty: 'Every file is in the index.',
  followed: {
    on: 'What other programs write shows at once.',
    paused: 'Sync is paused. When it goes on, everything is looked at.',
    offline:
      'The folder is not there. What is known of it stays, what you type is kept, and all is compared when it is back.',
    polling: 'Everything is looked at every 10 to 30 seconds.',
    silent:
      'This drive does not tell what other machines write. Everything is looked at every 10 to 30 seconds.',
    limit:
      'The system watches no more folders, so everything is looked at every 10 to 30 seconds. With a higher limit changes show at once: sudo sysctl fs.inotify.max_user_watches=1048576',
    refused:
      'The system won’t watch this folder, so everything is looked at every 10 to 30 seconds.',
  },
  reason: {
    large: 'Very large: only title and tags are searched',
    unreadable: 'Could not be read; check its permissions',
    encoding: 'In an encoding that could not be told',
    'not-a-file': 'Not a file (a pipe, socket or device)',
    name: 'A name or path that can’t be used here; rename it',
    'too-deep': 'Too many folders deep',
    link: 'A symbolic link: none is followed',
    cloud: 'Only in the cloud; make it available offline',
    other: (code: string) => `Skipped (${code})`,
  },
};
