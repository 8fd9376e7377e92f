//! The help page and complaints about arguments in Japanese. English stands in the
//! doc comments of `args`; a test sees that nothing is missing here.

mod words;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, ValueEnum};

use super::ProfileName;
use words::{ABOUT, ARGUMENTS, HEADINGS, STATUS, VALUES, lookup};

/// Where the library lists what it brings itself: behind all else.
const LAST: usize = 999;

/// The same commands with Japanese help.
pub fn translate(command: Command) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .display_order(LAST)
        .action(ArgAction::Version);
    let command = texts("", command.disable_version_flag(true).arg(version));
    // How a command is used is known once all of them are put together.
    let mut built = command.clone();
    built.build();
    usages(command, &mut built)
}

/// What a command and its arguments are, and those below it.
fn texts(path: &str, command: Command) -> Command {
    let about = lookup(ABOUT, command.get_name()).unwrap_or_default();
    let long_about = match path {
        "" => format!("{about}\n\n{STATUS}"),
        _ => about.to_owned(),
    };
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .display_order(LAST)
        .action(ArgAction::Help);
    let mut place = 0;
    command
        .about(about)
        .long_about(long_about)
        .subcommand_help_heading("コマンド")
        .subcommand_value_name("コマンド")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(help)
        .mut_args(|one| {
            place += 1;
            argument(path, place, one)
        })
        .mut_subcommands(|below| {
            let path = format!("{path} {}", below.get_name());
            texts(path.trim_start(), below)
        })
}

/// An argument of the command at `path`, by its place among all of that one.
fn argument(path: &str, place: usize, argument: Arg) -> Arg {
    let argument = match argument.get_id().as_str() {
        "profile" => argument.value_parser(profiles()),
        _ => argument,
    };
    let help = help(path, &argument);
    let takes_value = argument.get_action().takes_values();
    let argument = argument
        .help(help.clone())
        .long_help(help)
        .hide_possible_values(takes_value)
        .hide_default_value(takes_value)
        .hide_env(takes_value);
    if argument.is_positional() {
        // Below a heading of its own it would be listed by its id.
        argument.help_heading("引数").display_order(place)
    } else {
        argument.help_heading("オプション")
    }
}

/// What an argument is, and behind it what the library would say in English.
fn help(path: &str, argument: &Arg) -> String {
    let id = argument.get_id().as_str();
    let text = lookup(ARGUMENTS, &format!("{path} {id}")).or_else(|| lookup(ARGUMENTS, id));
    let mut help = text.unwrap_or_default().to_owned();
    let mut add = |what: &str, said: &str| help.push_str(&format!(" [{what}: {said}]"));
    if let Some(variable) = argument.get_env() {
        add("環境変数", &variable.to_string_lossy());
    }
    let values: Vec<String> = argument.get_possible_values().iter().map(value).collect();
    // A flag could be `true` or `false`, which nobody writes.
    if !values.is_empty() && argument.get_action().takes_values() {
        add("値", &values.join("、"));
    }
    for default in argument.get_default_values() {
        add("既定", &default.to_string_lossy());
    }
    help
}

fn value(value: &PossibleValue) -> String {
    let name = value.get_name();
    match value.get_help() {
        Some(help) => format!("{name} ({help})"),
        None => name.to_owned(),
    }
}

/// The grammars of hashtags by their names, each with its Japanese help.
fn profiles() -> impl TypedValueParser<Value = ProfileName> {
    let values = ProfileName::value_variants()
        .iter()
        .filter_map(ValueEnum::to_possible_value)
        .map(|value| {
            let help = lookup(VALUES, value.get_name()).unwrap_or_default();
            value.help(help)
        });
    PossibleValuesParser::new(values).try_map(|name| ProfileName::from_str(&name, false))
}

/// Above its arguments each page says how its command is used.
fn usages(command: Command, built: &mut Command) -> Command {
    let usage = built.render_usage().ansi().to_string();
    let usage = usage
        .replace("Usage:", "使い方:")
        .replace("[OPTIONS]", "[オプション]");
    command
        .help_template(format!("{{about-with-newline}}\n{usage}\n\n{{all-args}}"))
        .mut_subcommands(|below| match built.find_subcommand_mut(below.get_name()) {
            Some(built) => usages(below, built),
            None => below,
        })
}

/// A page for `man` with Japanese headings.
pub fn page(roff: &str) -> String {
    let line = |line: &str| {
        let heading = line.strip_prefix(".SH ").map(str::trim_end);
        match heading.and_then(|heading| lookup(HEADINGS, heading)) {
            Some(heading) => format!(".SH {heading}\n"),
            None => line.to_owned(),
        }
    };
    roff.split_inclusive('\n').map(line).collect()
}

/// What is wrong with the arguments.
pub fn complaint(error: &clap::Error) -> String {
    let given = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = given(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("{argument} という引数はありません"),
        ErrorKind::InvalidSubcommand => {
            format!(
                "{} というコマンドはありません",
                given(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::MissingRequiredArgument => format!("{argument} を指定してください"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!(
                "{argument} に {} は使えません",
                given(ContextKind::InvalidValue)
            )
        }
        ErrorKind::ArgumentConflict => {
            format!(
                "{argument} と {} は同時に使えません",
                given(ContextKind::PriorArg)
            )
        }
        ErrorKind::InvalidUtf8 => "UTF-8 でない文字を含む引数があります".to_owned(),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "コマンドを指定してください".to_owned()
        }
        _ => "引数が正しくありません".to_owned(),
    };
    format!("{what}。`tsuzuri --help` に使い方があります")
}

#[cfg(test)]
mod tests;
