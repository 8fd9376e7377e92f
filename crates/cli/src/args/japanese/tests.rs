use clap::{Arg, Command, CommandFactory, Parser};

use super::{complaint, translate};
use crate::args::Arguments;

/// Wide enough that no line of help is broken.
const WIDE: usize = 1000;

/// Every command in English and in Japanese, with its path.
fn pairs() -> Vec<(String, Command, Command)> {
    let mut english = Arguments::command().term_width(WIDE);
    let mut japanese = translate(Arguments::command().term_width(WIDE));
    english.build();
    japanese.build();
    let mut pairs = Vec::new();
    add("", &english, &japanese, &mut pairs);
    pairs
}

fn add(
    above: &str,
    english: &Command,
    japanese: &Command,
    pairs: &mut Vec<(String, Command, Command)>,
) {
    for below in japanese.get_subcommands() {
        let path = format!("{above} {}", below.get_name());
        let twin = english.find_subcommand(below.get_name()).unwrap();
        add(path.trim_start(), twin, below, pairs);
    }
    pairs.push((above.to_owned(), english.clone(), japanese.clone()));
}

fn text(shown: Option<&clap::builder::StyledStr>) -> String {
    shown.map(ToString::to_string).unwrap_or_default()
}

fn argument<'a>(command: &'a Command, id: &str) -> &'a Arg {
    let mut arguments = command.get_arguments();
    arguments.find(|argument| argument.get_id() == id).unwrap()
}

#[test]
fn every_command_and_argument_is_translated() {
    let pairs = pairs();
    assert!(pairs.iter().any(|(path, ..)| path == "import hatena"));
    for (path, english, japanese) in pairs {
        for about in [japanese.get_about(), japanese.get_long_about()] {
            assert!(!text(about).is_ascii(), "{path} has no Japanese text");
        }
        for argument in japanese.get_arguments() {
            for help in [argument.get_help(), argument.get_long_help()] {
                assert!(!text(help).is_ascii(), "{path}: {}", argument.get_id());
            }
            values_are_translated(&path, &english, argument);
        }
    }
}

fn values_are_translated(path: &str, english: &Command, japanese: &Arg) {
    let id = japanese.get_id();
    if !japanese.get_action().takes_values() {
        return;
    }
    let values = japanese.get_possible_values();
    let twins = argument(english, id.as_str()).get_possible_values();
    assert_eq!(values.len(), twins.len(), "{path}: {id}");
    for (value, twin) in values.iter().zip(&twins) {
        let name = value.get_name();
        assert_eq!(name, twin.get_name(), "{path}: {id}");
        let is_told = !text(value.get_help()).is_ascii();
        assert_eq!(is_told, twin.get_help().is_some(), "{path}: {id}: {name}");
    }
}

/// What the lines of a page begin with, `<NOTE>` or `--limit <N>`, in their order.
fn listed(page: &str) -> Vec<&str> {
    let lines = page.lines().filter(|line| line.starts_with("  "));
    let entries = lines
        .map(str::trim_start)
        .filter(|line| line.starts_with(['<', '[', '-']));
    entries.filter_map(|line| line.split("  ").next()).collect()
}

#[test]
fn arguments_stand_in_the_order_of_the_english_page() {
    for (path, mut english, mut japanese) in pairs() {
        let english = english.render_help().to_string();
        let japanese = japanese.render_help().to_string();
        assert!(!listed(&english).is_empty(), "{english}");
        assert_eq!(listed(&japanese), listed(&english), "{path}: {japanese}");
    }
}

#[test]
fn no_english_of_the_library_stands_in_a_page() {
    for (path, _, mut japanese) in pairs() {
        for page in [japanese.render_help(), japanese.render_long_help()] {
            let page = page.to_string();
            for english in [
                "OPTIONS", "COMMAND", "Usage", "Print", "default", "ossible", "env:", "true",
            ] {
                assert!(!page.contains(english), "{path}: {english} in {page}");
            }
        }
    }
}

#[test]
fn what_several_commands_take_is_told_for_each() {
    let pairs = pairs();
    for (command, id, told) in [
        ("rename", "note", "/ で終わるフォルダー"),
        ("notes", "query", "題・パス・別名"),
        ("search", "query", "title: path: date:"),
        ("links", "note", "このノートにあるリンクだけ"),
        ("graph", "note", "このノートのまわりだけ"),
        ("note", "note", "[[名前]] と書くときの名前"),
    ] {
        let (_, _, japanese) = pairs.iter().find(|(path, ..)| path == command).unwrap();
        let help = text(argument(japanese, id).get_help());
        assert!(help.contains(told), "{command} {id}: {help}");
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
