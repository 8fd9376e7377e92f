//! Sets of passages by id, as `nominate` makes them and `AND`, `OR` and `-` join them.
//! An exclusion need not list the whole vault: a set can be "all but these".

/// Passage ids, or all but some of them; lists ascend and hold nothing twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    Only(Vec<i64>),
    Except(Vec<i64>),
}

impl Set {
    pub(crate) fn everything() -> Self {
        Self::Except(Vec::new())
    }

    pub(crate) fn nothing() -> Self {
        Self::Only(Vec::new())
    }

    /// From ids in any order.
    pub(crate) fn of(mut ids: Vec<i64>) -> Self {
        if !ids.is_sorted() {
            ids.sort_unstable();
        }
        ids.dedup();
        Self::Only(ids)
    }

    pub(crate) fn holds(&self, id: i64) -> bool {
        match self {
            Self::Only(ids) => ids.binary_search(&id).is_ok(),
            Self::Except(ids) => ids.binary_search(&id).is_err(),
        }
    }

    pub(crate) fn not(self) -> Self {
        match self {
            Self::Only(ids) => Self::Except(ids),
            Self::Except(ids) => Self::Only(ids),
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Only(a), Self::Only(b)) => Self::Only(both(&a, &b)),
            (Self::Only(a), Self::Except(b)) | (Self::Except(b), Self::Only(a)) => {
                Self::Only(without(a, &b))
            }
            (Self::Except(a), Self::Except(b)) => Self::Except(either(&a, &b)),
        }
    }

    pub(crate) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Only(all), Self::Only(none)) if none.is_empty() => Self::Only(all),
            (Self::Only(a), Self::Only(b)) => Self::Only(either(&a, &b)),
            (Self::Only(a), Self::Except(b)) | (Self::Except(b), Self::Only(a)) => {
                Self::Except(without(b, &a))
            }
            (Self::Except(a), Self::Except(b)) => Self::Except(both(&a, &b)),
        }
    }
}

/// A list this many times longer is searched rather than walked.
const LOPSIDED: usize = 16;

fn both(a: &[i64], b: &[i64]) -> Vec<i64> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() * LOPSIDED < long.len() {
        return short
            .iter()
            .copied()
            .filter(|id| long.binary_search(id).is_ok())
            .collect();
    }
    let mut rest = long;
    let mut found = Vec::with_capacity(short.len());
    for &id in short {
        while let [first, others @ ..] = rest
            && *first < id
        {
            rest = others;
        }
        if rest.first() == Some(&id) {
            found.push(id);
        }
    }
    found
}

fn without(mut a: Vec<i64>, b: &[i64]) -> Vec<i64> {
    a.retain(|id| b.binary_search(id).is_err());
    a
}

fn either(a: &[i64], b: &[i64]) -> Vec<i64> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a, b);
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
        all.push(*x.min(y));
        if x <= y {
            a = rest_a;
        }
        if y <= x {
            b = rest_b;
        }
    }
    all.extend_from_slice(a);
    all.extend_from_slice(b);
    all
}

#[cfg(test)]
mod tests;
