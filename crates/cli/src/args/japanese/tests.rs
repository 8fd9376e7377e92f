use clap::{CommandFactory, Parser};

use super::{complaint, translate};
use crate::args::Arguments;

#[test]
fn every_command_and_argument_is_translated() {
    let mut japanese = translate(Arguments::command());
    japanese.build();
    for command in std::iter::once(&japanese).chain(japanese.get_subcommands()) {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        assert!(
            !about.is_ascii(),
            "{} has no Japanese text",
            command.get_name()
        );
        for argument in command.get_arguments() {
            let help = argument
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(
                !help.is_ascii(),
                "{}: {}",
                command.get_name(),
                argument.get_id()
            );
        }
    }
}

#[test]
fn complaints_name_what_is_wrong() {
    for (arguments, named) in [
        (&["tsuzuri", "serach"][..], "serach"),
        (&["tsuzuri", "search"], "<QUERY>"),
        (&["tsuzuri", "search", "x", "--limit", "many"], "many"),
        (&["tsuzuri", "notes", "--bold"], "--bold"),
        (&["tsuzuri", "--json", "--jsonl", "notes"], "--jsonl"),
    ] {
        let error = Arguments::try_parse_from(arguments).unwrap_err();
        let told = complaint(&error);
        assert!(
            told.contains(named) && !told.starts_with("引数が"),
            "{told}"
        );
    }
}
