//! `completions`: what makes a shell complete `tsuzuri`'s commands and options, with
//! their help in the user's language. Needs no vault.

use std::io::{self, Write};

use crate::args::{self, CompletionsArgs};
use crate::language::Language;

/// Prints the shell's own code, whatever form of output was asked for.
pub fn run(args: &CompletionsArgs) -> io::Result<u8> {
    let mut command = args::command(Language::of_environment());
    let mut code = Vec::new();
    clap_complete::generate(args.shell, &mut command, "tsuzuri", &mut code);
    let mut out = io::stdout().lock();
    out.write_all(&code)?;
    out.flush()?;
    Ok(0)
}
