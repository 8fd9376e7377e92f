//! `manual`: the pages for `man`, from the same definition as the help and in the user's
//! language. Packages bring them; needs no vault.

use std::io;

use crate::args::{self, ManualArgs};
use crate::language::Language;

/// Writes `tsuzuri.1` and a page for each command.
pub fn run(args: &ManualArgs) -> io::Result<u8> {
    let command = args::command(Language::of_environment());
    clap_mangen::generate_to(command, &args.folder)?;
    Ok(0)
}
