//! The order in which people expect names: numbers by value, letters without regard to
//! case or width.

use std::cmp::Ordering;

use tsuzuri_syntax::fold;

/// `1月` before `2月` before `10月`, `a` before `B`.
pub(crate) fn by_name(a: &str, b: &str) -> Ordering {
    natural(&fold(a), &fold(b)).then_with(|| a.cmp(b))
}

fn natural(mut a: &str, mut b: &str) -> Ordering {
    loop {
        let (Some(x), Some(y)) = (a.chars().next(), b.chars().next()) else {
            return a.len().cmp(&b.len());
        };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (m, n) = (take_number(&mut a), take_number(&mut b));
            // Without leading zeros the longer number is the larger one.
            let order = m.len().cmp(&n.len()).then_with(|| m.cmp(n));
            if order != Ordering::Equal {
                return order;
            }
        } else if x != y {
            return x.cmp(&y);
        } else {
            a = &a[x.len_utf8()..];
            b = &b[y.len_utf8()..];
        }
    }
}

/// Takes the digits in front, and answers them without leading zeros.
fn take_number<'t>(text: &mut &'t str) -> &'t str {
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    *text = rest;
    digits.trim_start_matches('0')
}

#[cfg(test)]
mod tests;
