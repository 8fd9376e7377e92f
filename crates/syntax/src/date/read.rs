//! Reads whatever looks like a date, or a part of one, from left to right.

use super::Place;

/// Something that looks like a date. Whether there is such a day is for others to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Full(i16, i8, i8),
    YearMonth(i16, i8),
    Year(i16),
    MonthDay(i8, i8),
    Month(i8),
    Day(i8),
}

impl Found {
    /// What a partial date may take from it.
    pub(super) fn year_and_month(self) -> (Option<i16>, Option<i8>) {
        let (year, month) = match self {
            Self::Full(year, month, _) | Self::YearMonth(year, month) => (Some(year), Some(month)),
            Self::Year(year) => (Some(year), None),
            Self::MonthDay(month, _) | Self::Month(month) => (None, Some(month)),
            Self::Day(_) => (None, None),
        };
        (year, month.filter(|month| (1..=12).contains(month)))
    }
}

/// Goes through a text in NFKC.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    place: Place,
}

/// Counting days (`3日間`, `2日目`) is not naming one.
const COUNTED: [char; 7] = ['間', '目', '分', '後', '前', 'ぶ', '以'];

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, place: Place) -> Self {
        Self { text, at: 0, place }
    }

    /// The next thing that looks like a date.
    pub(super) fn next(&mut self) -> Option<Found> {
        loop {
            let start = self.at
                + self.text[self.at..].find(|c: char| c.is_ascii_digit() || ERAS.contains(&c))?;
            self.at = start;
            if let Some(found) = self.here(start) {
                return Some(found);
            }
            self.at = self
                .at
                .max(start + self.text[start..].chars().next()?.len_utf8());
        }
    }

    /// Reads what begins at `start` and leaves `at` behind it, also when it is nothing.
    fn here(&mut self, start: usize) -> Option<Found> {
        let mut rest = Rest(&self.text[start..]);
        if let Some(first_year) = rest.era() {
            let year = rest.take("元").map(|()| 1).or_else(|| rest.number(1..=2))?;
            rest.take("年")?;
            let found = rest.after_year(first_year - 1 + year);
            return self.done(rest, Some(found));
        }
        let digits = rest.0.bytes().take_while(u8::is_ascii_digit).count();
        let touches_before = self.text[..start]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        let alone = !touches_before && !rest.0[digits..].starts_with(char::is_alphanumeric);
        let found = match digits {
            8 if alone => packed(rest.0),
            12 | 14 if alone && self.place == Place::Name => packed(rest.0),
            6 if alone && self.place == Place::Name => packed_month(rest.0),
            4 => return self.year(rest, touches_before),
            1 | 2 => return self.short(start, rest),
            _ => None,
        };
        rest.skip(digits);
        self.done(rest, found)
    }

    fn done(&mut self, rest: Rest<'_>, found: Option<Found>) -> Option<Found> {
        self.at = self.text.len() - rest.0.len();
        found
    }

    /// What begins with four digits.
    fn year(&mut self, mut rest: Rest<'_>, touches_before: bool) -> Option<Found> {
        let year = rest.number::<i16>(4..=4)?;
        let mut full = rest;
        if full.take("年").is_some() {
            let found = full.after_year(year);
            return self.done(full, Some(found));
        }
        if let Some(found) = full.separated(year) {
            return self.done(full, Some(found));
        }
        let alone = !touches_before && !rest.0.starts_with(char::is_alphanumeric);
        let plausible = alone && (1900..=2099).contains(&year);
        self.done(rest, plausible.then_some(Found::Year(year)))
    }

    /// What begins with one or two digits: `2月1日`, `2月`, `2/1`, `1日`.
    fn short(&mut self, start: usize, mut rest: Rest<'_>) -> Option<Found> {
        let number = rest.number::<i8>(1..=2)?;
        let mut more = rest;
        if more.take("月").is_some() {
            let found = more
                .after_month()
                .map_or(Found::Month(number), |day| Found::MonthDay(number, day));
            return self.done(more, Some(found));
        }
        if more.take("日").is_some() {
            let named = !more.0.starts_with(COUNTED);
            return self.done(more, named.then_some(Found::Day(number)));
        }
        let before = self.text[..start].chars().next_back();
        if before.is_none_or(is_apart) && more.take("/").is_some() {
            let day = more.number::<i8>(1..=2);
            if let Some(day) = day.filter(|_| more.0.chars().next().is_none_or(is_apart)) {
                return self.done(more, Some(Found::MonthDay(number, day)));
            }
        }
        // A folder called `02`.
        let whole_name = self.place == Place::Name && before.is_none() && rest.0.is_empty();
        self.done(rest, whole_name.then_some(Found::Month(number)))
    }
}

/// What may stand beside `2/1`: nothing that would make it a fraction, a path, a version.
fn is_apart(c: char) -> bool {
    !c.is_ascii_alphanumeric() && !matches!(c, '/' | '.' | '-' | '_' | ':' | '%' | '~')
}

/// First characters of the eras' names.
const ERAS: [char; 3] = ['令', '平', '昭'];

/// What is left of the text.
#[derive(Clone, Copy)]
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn skip(&mut self, bytes: usize) {
        self.0 = &self.0[bytes..];
    }

    fn take(&mut self, sign: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(sign)?;
        Some(())
    }

    /// The first year of the era named here.
    fn era(&mut self) -> Option<i16> {
        [("令和", 2019), ("平成", 1989), ("昭和", 1926)]
            .into_iter()
            .find_map(|(name, year)| self.take(name).map(|()| year))
    }

    /// All digits that stand here, if they are as many as that.
    fn number<N: std::str::FromStr>(
        &mut self,
        digits: std::ops::RangeInclusive<usize>,
    ) -> Option<N> {
        let count = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.0[..count]
            .parse()
            .ok()
            .filter(|_| digits.contains(&count))?;
        self.skip(count);
        Some(number)
    }

    fn spaces(&mut self) {
        self.0 = self.0.trim_start_matches(' ');
    }

    /// What follows `年`: `2月1日`, `2月`, or nothing that matters.
    fn after_year(&mut self, year: i16) -> Found {
        let mut rest = *self;
        rest.spaces();
        let Some(month) = rest
            .number::<i8>(1..=2)
            .filter(|_| rest.take("月").is_some())
        else {
            return Found::Year(year);
        };
        *self = rest;
        match self.after_month() {
            Some(day) => Found::Full(year, month, day),
            None => Found::YearMonth(year, month),
        }
    }

    /// `1日` behind `月`.
    fn after_month(&mut self) -> Option<i8> {
        let mut rest = *self;
        rest.spaces();
        let day = rest.number::<i8>(1..=2)?;
        rest.take("日")?;
        *self = rest;
        Some(day)
    }

    /// `-02-01` behind a year, or `-02` alone; the same separator twice.
    fn separated(&mut self, year: i16) -> Option<Found> {
        let mut rest = *self;
        let separator = rest
            .0
            .get(..1)
            .filter(|s| matches!(*s, "-" | "/" | "_" | "."))?;
        rest.skip(1);
        let month = rest.number::<i8>(1..=2)?;
        let mut full = rest;
        if full.take(separator).is_some()
            && let Some(day) = full.number::<i8>(1..=2)
            && full.ends_date(separator)
        {
            *self = full;
            return Some(Found::Full(year, month, day));
        }
        if !rest.ends_date(separator) || rest.0.starts_with(separator) {
            return None;
        }
        *self = rest;
        Some(Found::YearMonth(year, month))
    }

    /// Whether nothing follows that makes the number another: a letter (but the `T` of a
    /// time) or, after dots, a further one, as in versions and IP addresses.
    fn ends_date(self, separator: &str) -> bool {
        let mut next = self.0.chars();
        match next.next() {
            Some('T' | 't') => next.next().is_some_and(|c| c.is_ascii_digit()),
            Some('.') if separator == "." => !next.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => !c.is_ascii_alphanumeric(),
            None => true,
        }
    }
}

/// `20230201`, and whatever digits follow.
fn packed(digits: &str) -> Option<Found> {
    let year = digits.get(..4)?.parse().ok()?;
    let month = digits.get(4..6)?.parse().ok()?;
    let day = digits.get(6..8)?.parse().ok()?;
    (1900..=2099)
        .contains(&year)
        .then_some(Found::Full(year, month, day))
}

/// `202302` as a name.
fn packed_month(digits: &str) -> Option<Found> {
    let year = digits.get(..4)?.parse().ok()?;
    let month = digits.get(4..6)?.parse().ok()?;
    ((1900..=2099).contains(&year) && (1..=12).contains(&month))
        .then_some(Found::YearMonth(year, month))
}
