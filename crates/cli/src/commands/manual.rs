//! `manual`: the pages for `man`, from the same definition as the help and in the user's
//! language. Packages bring them; needs no vault.

use std::fs;
use std::io;
use std::path::Path;

use clap::Command;
use clap_mangen::Man;

use crate::args::{self, ManualArgs, japanese};
use crate::language::Language;

/// Writes `tsuzuri.1` and a page for each command.
pub fn run(args: &ManualArgs) -> io::Result<u8> {
    let language = Language::of_environment();
    let mut command = args::command(language).disable_help_subcommand(true);
    command.build();
    write(&command, &args.folder, language)?;
    Ok(0)
}

/// The page of a command, and of those below it.
fn write(command: &Command, folder: &Path, language: Language) -> io::Result<()> {
    let shown = command
        .get_subcommands()
        .filter(|below| !below.is_hide_set());
    for below in shown {
        write(below, folder, language)?;
    }
    let manual = Man::new(command.clone());
    let mut page = Vec::new();
    manual.render(&mut page)?;
    if language == Language::Japanese {
        page = japanese::page(&String::from_utf8_lossy(&page)).into_bytes();
    }
    fs::write(folder.join(manual.get_filename()), page)
}
