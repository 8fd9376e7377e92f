//! Says a query back in its own language: what was understood, with every word folded,
//! every joint written out and every day named.

use std::fmt::Write;

use super::field::{has_name, is_name, scope_name, sort_name};
use super::query::{Days, Expr, Leaf, Query, Scope, Sort};

/// What will be searched, as a query that means the same.
pub fn explain(query: &Query) -> String {
    let mut text = String::new();
    expr(&query.expr, false, &mut text);
    if query.scope != Scope::Auto {
        push(&mut text, &format!("in:{}", scope_name(query.scope)));
    }
    if query.sort != Sort::default() {
        let minus = if query.sort.reversed { "-" } else { "" };
        push(
            &mut text,
            &format!("{minus}sort:{}", sort_name(query.sort.by)),
        );
    }
    text
}

fn push(text: &mut String, part: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(part);
}

fn expr(of: &Expr, within: bool, text: &mut String) {
    let (list, joint) = match of {
        Expr::All(list) => (list, " "),
        Expr::Any(list) => (list, " OR "),
        Expr::Not(inner) => {
            text.push('-');
            return expr(inner, true, text);
        }
        Expr::Leaf(of) => return leaf(of, text),
    };
    if within {
        text.push('(');
    }
    for (at, part) in list.iter().enumerate() {
        if at > 0 {
            text.push_str(joint);
        }
        expr(part, true, text);
    }
    if within {
        if list.last().is_some_and(takes_a_bracket) {
            text.push(' ');
        }
        text.push(')');
    }
}

/// Whether it ends with a tag whose facet is said open: a bracket right behind it would be its
/// own.
fn takes_a_bracket(of: &Expr) -> bool {
    match of {
        Expr::Not(inner) => takes_a_bracket(inner),
        Expr::Leaf(Leaf::Tag { said, .. }) => {
            said.matches(['(', '（']).count() > said.matches([')', '）']).count()
        }
        _ => false,
    }
}

fn leaf(of: &Leaf, text: &mut String) {
    // Writing to a string does not fail.
    let _ = match of {
        Leaf::Text(phrase) => write!(text, "\"{}\"", phrase.folded()),
        Leaf::Pattern(pattern) => write!(text, "/{}/", pattern.source()),
        Leaf::Tag { said, .. } => write!(text, "#{said}"),
        Leaf::Title(phrase) => write!(text, "title:{}", Value(&phrase.folded())),
        Leaf::Path(phrase) => write!(text, "path:{}", Value(&phrase.folded())),
        Leaf::Heading(phrase) => write!(text, "heading:{}", Value(&phrase.folded())),
        Leaf::Day(days) => write!(text, "date:{}", Shown(days)),
        Leaf::LinkTo(name) => write!(text, "link:{}", Name(name)),
        Leaf::LinkedFrom(name) => write!(text, "linked-from:{}", Name(name)),
        Leaf::Url(url) => write!(text, "url:{}", Value(url)),
        Leaf::Has(has) => write!(text, "has:{}", has_name(*has)),
        Leaf::Is(is) => write!(text, "is:{}", is_name(*is)),
    };
}

/// What a field is asked for, in quotation marks. With one of these in it, it was read between
/// brackets.
struct Value<'a>(&'a str);

impl std::fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.contains('"') {
            write!(f, "[[{}]]", self.0)
        } else {
            write!(f, "\"{}\"", self.0)
        }
    }
}

/// A note's name. One with a sign that would end it stands in quotation marks. None has both:
/// what was read between brackets has no such sign, anything else no quotation mark.
struct Name<'a>(&'a str);

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.contains([']', '］', '|']) {
            write!(f, "\"{}\"", self.0)
        } else {
            write!(f, "[[{}]]", self.0)
        }
    }
}

struct Shown<'a>(&'a Days);

impl std::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.0.from, self.0.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (from, to) => {
                from.map_or(Ok(()), |day| write!(f, "{day}"))?;
                f.write_str("..")?;
                to.map_or(Ok(()), |day| write!(f, "{day}"))
            }
        }
    }
}
