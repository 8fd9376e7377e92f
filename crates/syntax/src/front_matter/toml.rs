//! TOML front matter. The reader limits depth by itself and has no aliases.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Broken, DEEPEST, Found, Value};
use crate::{Fault, Span};

pub(super) fn read<'a>(source: &'a str, base: usize, found: Found<'_, 'a>) -> Result<(), Broken> {
    let (table, errors) = DeTable::parse_recoverable(source);
    for (key, value) in table.into_inner() {
        let span = value.span();
        if depth(value.get_ref()) > DEEPEST {
            return Err(Broken {
                at: base + span.start,
                why: Fault::Nested { most: DEEPEST },
            });
        }
        match value.into_inner() {
            DeValue::Array(items) => {
                for item in items {
                    one(key.get_ref(), item, true, base, found);
                }
            }
            other => one(key.get_ref(), Spanned::new(span, other), false, base, found),
        }
    }
    match errors.first() {
        Some(error) => Err(Broken {
            at: base + error.span().map_or(0, |span| span.start).min(source.len()),
            why: Fault::Toml(error.message().to_owned()),
        }),
        None => Ok(()),
    }
}

fn one<'a>(
    key: &str,
    value: Spanned<DeValue<'a>>,
    in_list: bool,
    base: usize,
    found: Found<'_, 'a>,
) {
    let span = value.span();
    let text = match value.into_inner() {
        DeValue::String(text) => text,
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Integer(number) => number.as_str().to_owned().into(),
        DeValue::Float(number) => number.as_str().to_owned().into(),
        DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => return,
    };
    let value = Value {
        text,
        span: Span {
            start: base + span.start,
            end: base + span.end,
        },
        in_list,
        quoted: true,
    };
    found(key, value);
}

fn depth(value: &DeValue<'_>) -> usize {
    let below = match value {
        DeValue::Array(items) => items.iter().map(|item| depth(item.get_ref())).max(),
        DeValue::Table(table) => table.values().map(|item| depth(item.get_ref())).max(),
        _ => return 1,
    };
    1 + below.unwrap_or(0)
}
