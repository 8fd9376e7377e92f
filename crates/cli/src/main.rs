//! `tsuzuri`: the engine without a window, for scripts, other editors and checks. It
//! works whether or not the app runs: both share one index.

mod args;
mod commands;
mod disk_spans;
mod facts;
mod failure;
mod host;
mod interrupt;
mod language;
mod note_name;
mod print;
mod warning;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::args::Arguments;
use crate::failure::Failure;
use crate::language::Language;
use crate::print::Format;

fn main() -> ExitCode {
    tell_what_is_logged();
    let language = Language::of_environment();
    let arguments = match parse(language) {
        Ok(arguments) => arguments,
        Err(told) if !told.use_stderr() => return show(&told),
        Err(misuse) => {
            let failure = Failure::Usage(Box::new(misuse));
            return fail(&failure, asked_for_json(), language);
        }
    };
    let format = Format::of(arguments.host.json, arguments.host.jsonl);
    match commands::run(&arguments, format) {
        Ok(status) => ExitCode::from(status),
        Err(failure) => fail(&failure, format.is_json(), language),
    }
}

/// `TSUZURI_LOG=debug` and the like; otherwise warnings are for the app's log, not for a
/// terminal.
fn tell_what_is_logged() {
    if let Ok(filter) = tracing_subscriber::EnvFilter::try_from_env("TSUZURI_LOG") {
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .init();
    }
}

/// Reads the command line; help is in the user's language.
fn parse(language: Language) -> Result<Arguments, clap::Error> {
    Arguments::from_arg_matches(&args::command(language).try_get_matches()?)
}

/// `--help` and `--version`.
fn show(told: &clap::Error) -> ExitCode {
    match told.print() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3),
    }
}

/// Arguments that don't parse may still say how errors are wanted.
fn asked_for_json() -> bool {
    std::env::args_os()
        .skip(1)
        .any(|argument| argument == "--json" || argument == "--jsonl")
}

fn fail(failure: &Failure, json: bool, language: Language) -> ExitCode {
    // Whoever reads the answers has gone, as `head` does: nothing is wrong.
    if let Failure::Output(error) = failure
        && error.kind() == ErrorKind::BrokenPipe
    {
        return ExitCode::SUCCESS;
    }
    let message = if json {
        failure.document(language).to_string()
    } else {
        format!("tsuzuri: {}", failure.message(language))
    };
    // There is no one else to tell when standard error is closed.
    let _ = writeln!(std::io::stderr().lock(), "{message}");
    ExitCode::from(failure.status())
}
