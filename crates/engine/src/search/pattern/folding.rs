//! Folds what a pattern says of single characters, so that it can be held against folded
//! text: `ＥＵ` is `eu`, `[Ａ-Ｚ]` is `[a-z]`, `㍻` is `平成`. Classes with a name take
//! both cases; the signs of regular expressions stay what they are.

use regex_syntax::ast::{
    Alternation, Ast, ClassBracketed, ClassSet, ClassSetItem, ClassSetRange, ClassSetUnion, Concat,
    Flag, Flags, FlagsItem, FlagsItemKind, Group, GroupKind, Literal, LiteralKind, Repetition,
    RepetitionKind, Span,
};
use tsuzuri_syntax::fold;

/// Of a range with more characters than this, none is folded: those that are so large
/// are of scripts that fold to themselves, or of everything.
const LARGEST_RANGE: u32 = 4_096;

/// The pattern with a character and the marks that belong to it made one, as folding
/// makes them one in texts: what stands alone in a pattern is folded alone.
pub(super) fn compose(pattern: &str) -> String {
    let mut composed = String::with_capacity(pattern.len());
    for next in pattern.chars() {
        match composed.pop() {
            None => composed.push(next),
            Some(last) => match joined(last, next) {
                Some(one) => composed.push(one),
                None => composed.extend([last, next]),
            },
        }
    }
    composed
}

/// Two characters that folding makes one: `か` and the mark of a voiced sound, `e` and an
/// accent.
fn joined(last: char, next: char) -> Option<char> {
    if next.is_ascii() {
        return None;
    }
    only(&fold(&String::from_iter([last, next])))
}

/// Folds every character of a pattern.
pub(super) fn fold_pattern(ast: &mut Ast) {
    match ast {
        Ast::Literal(literal) => *ast = folded(literal.span, literal.c),
        Ast::ClassUnicode(_) => *ast = in_any_case(std::mem::replace(ast, empty())),
        Ast::ClassBracketed(class) => {
            let whole = fold_class(class);
            let span = class.span;
            let class = in_any_case(std::mem::replace(ast, empty()));
            *ast = either(span, class, &whole);
        }
        Ast::Repetition(repetition) => match doubled_plus(repetition) {
            Some(literal) => *ast = with_two_plus(literal.span, literal.c),
            None => fold_pattern(&mut repetition.ast),
        },
        Ast::Group(group) => fold_pattern(&mut group.ast),
        Ast::Alternation(list) => list.asts.iter_mut().for_each(fold_pattern),
        Ast::Concat(list) => list.asts.iter_mut().for_each(fold_pattern),
        Ast::Empty(_) | Ast::Flags(_) | Ast::Dot(_) | Ast::Assertion(_) | Ast::ClassPerl(_) => {}
    }
}

/// The character before `++`: to repeat what is repeated says nothing more, and who
/// writes `c++` means just that.
fn doubled_plus(outer: &Repetition) -> Option<&Literal> {
    let plus = |one: &Repetition| one.greedy && one.op.kind == RepetitionKind::OneOrMore;
    let Ast::Repetition(inner) = &*outer.ast else {
        return None;
    };
    match &*inner.ast {
        Ast::Literal(literal) if plus(outer) && plus(inner) => Some(literal),
        _ => None,
    }
}

fn with_two_plus(span: Span, before: char) -> Ast {
    let mut text = fold(before.encode_utf8(&mut [0; 4]));
    text.push_str("++");
    run(span, &text)
}

/// Folds the members of a class. What some of them fold to is no single character, so
/// no class can hold it: that is returned.
fn fold_class(class: &mut ClassBracketed) -> Vec<String> {
    let mut whole = Vec::new();
    fold_set(&mut class.kind, &mut whole);
    if class.negated {
        // Never is a single character of a text one of them.
        whole.clear();
    }
    whole
}

fn fold_set(set: &mut ClassSet, whole: &mut Vec<String>) {
    match set {
        ClassSet::Item(item) => {
            let span = *item.span();
            let mut items = Vec::new();
            let item = std::mem::replace(item, ClassSetItem::Empty(span));
            fold_item(item, &mut items, whole);
            *set = ClassSet::union(ClassSetUnion { span, items });
        }
        ClassSet::BinaryOp(operation) => {
            fold_set(&mut operation.lhs, &mut Vec::new());
            fold_set(&mut operation.rhs, &mut Vec::new());
        }
    }
}

fn fold_item(item: ClassSetItem, into: &mut Vec<ClassSetItem>, whole: &mut Vec<String>) {
    match item {
        ClassSetItem::Literal(literal) => {
            let text = fold(literal.c.encode_utf8(&mut [0; 4]));
            match only(&text) {
                Some(one) => into.push(ClassSetItem::Literal(verbatim(literal.span, one))),
                None => {
                    whole.push(text);
                    into.push(ClassSetItem::Literal(literal));
                }
            }
        }
        ClassSetItem::Range(range) => {
            fold_range(&range, into, whole);
            into.push(ClassSetItem::Range(range));
        }
        ClassSetItem::Bracketed(mut inner) => {
            whole.extend(fold_class(&mut inner));
            into.push(ClassSetItem::Bracketed(inner));
        }
        ClassSetItem::Union(union) => {
            for item in union.items {
                fold_item(item, into, whole);
            }
        }
        ClassSetItem::Empty(_)
        | ClassSetItem::Ascii(_)
        | ClassSetItem::Unicode(_)
        | ClassSetItem::Perl(_) => into.push(item),
    }
}

/// Adds what the members of a range fold to beside themselves.
fn fold_range(range: &ClassSetRange, into: &mut Vec<ClassSetItem>, whole: &mut Vec<String>) {
    let (first, last) = (range.start.c, range.end.c);
    if u32::from(last).saturating_sub(u32::from(first)) > LARGEST_RANGE {
        return;
    }
    for member in first..=last {
        let text = fold(member.encode_utf8(&mut [0; 4]));
        match only(&text) {
            Some(one) if one == member => {}
            Some(one) => into.push(ClassSetItem::Literal(verbatim(range.span, one))),
            None => whole.push(text),
        }
    }
}

/// One character, folded; more than one are a group, for what may be repeated.
fn folded(span: Span, character: char) -> Ast {
    let text = fold(character.encode_utf8(&mut [0; 4]));
    match only(&text) {
        Some(one) => Ast::literal(verbatim(span, one)),
        None => run(span, &text),
    }
}

/// Characters in a row, as one thing.
fn run(span: Span, text: &str) -> Ast {
    let characters = text.chars().map(|one| Ast::literal(verbatim(span, one)));
    let asts = characters.collect();
    group(span, Vec::new(), Ast::concat(Concat { span, asts }))
}

fn either(span: Span, class: Ast, whole: &[String]) -> Ast {
    if whole.is_empty() {
        return class;
    }
    let mut asts = vec![class];
    asts.extend(whole.iter().map(|text| run(span, text)));
    let all = Ast::alternation(Alternation { span, asts });
    group(span, Vec::new(), all)
}

/// Texts have no capitals any more; a class of capitals means their letters.
fn in_any_case(class: Ast) -> Ast {
    let span = *class.span();
    let kind = FlagsItemKind::Flag(Flag::CaseInsensitive);
    group(span, vec![FlagsItem { span, kind }], class)
}

fn group(span: Span, items: Vec<FlagsItem>, ast: Ast) -> Ast {
    Ast::group(Group {
        span,
        kind: GroupKind::NonCapturing(Flags { span, items }),
        ast: Box::new(ast),
    })
}

fn verbatim(span: Span, c: char) -> Literal {
    let kind = LiteralKind::Verbatim;
    Literal { span, kind, c }
}

fn empty() -> Ast {
    Ast::empty(Span::splat(regex_syntax::ast::Position::new(0, 1, 1)))
}

/// The character of a text that is one character.
fn only(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}
