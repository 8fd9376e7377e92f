//! The pattern by which a vault places its daily notes, told by those that are there.

use jiff::civil::Date;
use tsuzuri_engine::NotePath;
use tsuzuri_syntax::fold;

use super::path_of;

/// The pattern of the latest daily note that tells one, among notes with their days, latest
/// first.
pub(super) fn by(notes: &[(String, Date)]) -> Option<String> {
    let daily = |(path, day): &(String, Date)| {
        let path = NotePath::new(path).ok()?;
        let form = form_of(path.stem(), *day)?;
        Some(Daily {
            path,
            day: *day,
            form,
        })
    };
    let daily: Vec<Daily> = notes.iter().filter_map(daily).collect();
    let mut told = (0..daily.len()).map(|at| daily[at].told(&daily[at + 1..]));
    told.find_map(|pattern| pattern)
}

/// A note that is named after its day.
struct Daily {
    path: NotePath,
    day: Date,
    /// The pattern of its stem, as is usual and as it may be.
    form: [String; 2],
}

impl Daily {
    /// The pattern that places it, when it can be told; `earlier` are other daily notes,
    /// latest first.
    fn told(&self, earlier: &[Self]) -> Option<String> {
        let folders = Folders::of(&self.path, self.day)?;
        let ending = &self.path.name()[self.path.stem().len()..];
        let [usual, other] = [(Numbers::Usual, 0), (Numbers::Other, 1)].map(|(numbers, form)| {
            format!("{}{}{ending}", folders.pattern(numbers), self.form[form])
        });
        let places = |pattern: &str, note: &Self| {
            path_of(pattern, note.day).is_ok_and(|path| path == note.path)
        };
        let tells = |note: &&Self| places(&usual, note) != places(&other, note);
        let teller = (usual != other).then(|| earlier.iter().find(tells));
        let pattern = match teller.flatten() {
            Some(note) if places(&other, note) => other,
            _ => usual,
        };
        let month = self.day.first_of_month();
        let before = |note: &&Self| note.day.first_of_month() != month;
        let holds = match (&folders.doubt, earlier.iter().find(before)) {
            (Doubt::None, _) => true,
            (_, Some(note)) => places(&pattern, note),
            (doubt, None) => *doubt == Doubt::Some,
        };
        holds.then_some(pattern)
    }
}

fn form_of(stem: &str, day: Date) -> Option<[String; 2]> {
    let (year, month, date) = (day.year(), day.month(), day.day());
    let with_signs = [
        (
            format!("{year:04}-{month:02}-{date:02}"),
            "{yyyy}-{mm}-{dd}",
        ),
        (
            format!("{year:04}_{month:02}_{date:02}"),
            "{yyyy}_{mm}_{dd}",
        ),
        (format!("{year:04}{month:02}{date:02}"), "{yyyy}{mm}{dd}"),
        (
            format!("{year:04}.{month:02}.{date:02}"),
            "{yyyy}.{mm}.{dd}",
        ),
    ]
    .into_iter()
    .find_map(|(name, form)| (stem == name).then_some([form, form].map(str::to_owned)));
    with_signs.or_else(|| form_in_japanese(stem, day))
}

/// The pattern of `2023年2月1日`, and of `2023年02月01日`.
fn form_in_japanese(stem: &str, day: Date) -> Option<[String; 2]> {
    let pieces = pieces_of(stem, day, false)?;
    let between = pieces.iter().filter_map(|piece| match piece {
        Piece::Between(sign) => Some(*sign),
        Piece::Number(..) => None,
    });
    let is_whole = between.eq(["年", "月", "日"])
        && matches!(pieces.as_slice(), [Piece::Number("{yyyy}", _), ..]);
    is_whole.then(|| [Numbers::Usual, Numbers::Other].map(|numbers| pattern_of(&pieces, numbers)))
}

/// Months and days of two digits may be written with or without a leading zero; this note
/// does not tell.
#[derive(Clone, Copy)]
enum Numbers {
    /// With one, but before 月 and 日 without.
    Usual,
    Other,
}

/// Whether a folder that is taken for a fixed one may go with the date after all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    None,
    /// It lies below one that does (`2026/Oktober`), or holds a number of the date (`10 Diary`).
    Some,
    /// Both.
    Much,
}

/// The folders of a daily note.
struct Folders<'p> {
    parts: Vec<Part<'p>>,
    doubt: Doubt,
}

enum Part<'p> {
    Fixed(&'p str),
    /// Numbers of the date, and what stands between them.
    Dated(Vec<Piece<'p>>),
}

enum Piece<'p> {
    Between(&'p str),
    /// Its pattern as is usual, and as it may be.
    Number(&'static str, &'static str),
}

impl Piece<'_> {
    fn is_month(&self) -> bool {
        matches!(self, Self::Number(usual, _) if usual.contains('m'))
    }
}

impl<'p> Folders<'p> {
    /// `None` when one of them says the date in a way that no pattern can.
    fn of(path: &'p NotePath, day: Date) -> Option<Self> {
        let (mut parts, mut doubt) = (Vec::new(), Doubt::None);
        let (mut below_dated, mut has_month) = (false, false);
        for name in path.folder().split('/').filter(|name| !name.is_empty()) {
            if let Some(pieces) = pieces_of(name, day, has_month) {
                below_dated = true;
                has_month |= pieces.iter().any(Piece::is_month);
                parts.push(Part::Dated(pieces));
                continue;
            }
            if says_date(name, day) {
                return None;
            }
            let here = match (below_dated, holds_number_of(name, day)) {
                (false, false) => Doubt::None,
                (true, true) => Doubt::Much,
                _ => Doubt::Some,
            };
            doubt = doubt.max(here);
            parts.push(Part::Fixed(name));
        }
        Some(Self { parts, doubt })
    }

    fn pattern(&self, numbers: Numbers) -> String {
        let part = |part: &Part<'p>| match part {
            Part::Fixed(name) => format!("{name}/"),
            Part::Dated(pieces) => pattern_of(pieces, numbers) + "/",
        };
        self.parts.iter().map(part).collect()
    }
}

fn pattern_of(pieces: &[Piece<'_>], numbers: Numbers) -> String {
    let piece = |piece: &Piece<'_>| match (piece, numbers) {
        (Piece::Between(text), _) => (*text).to_owned(),
        (Piece::Number(usual, _), Numbers::Usual) => (*usual).to_owned(),
        (Piece::Number(_, other), Numbers::Other) => (*other).to_owned(),
    };
    pieces.iter().map(piece).collect()
}

/// A name of nothing but numbers of the date, signs and 年月日: `2026-10`, `10月`.
/// The month comes before the day.
fn pieces_of(name: &str, day: Date, has_month: bool) -> Option<Vec<Piece<'_>>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit);
        let (run, behind) = rest.split_at(end.unwrap_or(rest.len()));
        let is_sign = |c: char| !c.is_alphanumeric() || matches!(c, '年' | '月' | '日');
        if is_digit {
            let has_month = has_month || pieces.iter().any(Piece::is_month);
            let (usual, other) = number(run, behind, day, has_month)?;
            pieces.push(Piece::Number(usual, other));
        } else if run.chars().all(is_sign) {
            pieces.push(Piece::Between(run));
        } else {
            return None;
        }
        rest = behind;
    }
    let is_number = |piece: &Piece<'_>| matches!(piece, Piece::Number(..));
    pieces.iter().any(is_number).then_some(pieces)
}

fn number(
    run: &str,
    behind: &str,
    day: Date,
    has_month: bool,
) -> Option<(&'static str, &'static str)> {
    let (year, month, date) = (day.year(), day.month(), day.day());
    let is = |number: i8| run == number.to_string() || run == format!("{number:02}");
    let is_month = is(month) && !behind.starts_with('日');
    let is_date = is(date) && !behind.starts_with('月');
    if run == format!("{year:04}") {
        Some(("{yyyy}", "{yyyy}"))
    } else if run == format!("{year:04}{month:02}") {
        Some(("{yyyy}{mm}", "{yyyy}{mm}"))
    } else if is_month && !(has_month && is_date) {
        Some(padded(run, "{mm}", "{m}", behind.starts_with('月')))
    } else if is_date {
        Some(padded(run, "{dd}", "{d}", behind.starts_with('日')))
    } else {
        None
    }
}

fn padded(
    run: &str,
    with_zero: &'static str,
    without: &'static str,
    is_named: bool,
) -> (&'static str, &'static str) {
    match (run.len(), run.starts_with('0')) {
        (1, _) => (without, without),
        (_, true) => (with_zero, with_zero),
        _ if is_named => (without, with_zero),
        _ => (with_zero, without),
    }
}

/// Whether a name has the month, the quarter or the week of the day in words: `10-October`,
/// `Q4`, `2026-W44`.
fn says_date(name: &str, day: Date) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = fold(name);
    let month = MONTHS[usize::from(day.month().unsigned_abs() - 1)];
    let is_month = |word: &str| {
        word == month || word == &month[..3] || (word == "sept" && month == "september")
    };
    let quarter = i16::from((day.month() - 1) / 3 + 1);
    let week = i16::from(day.iso_week_date().week());
    name.split(|c: char| !c.is_alphabetic()).any(is_month)
        || (name.contains('q') && numbers(&name).any(|number| number == quarter))
        || (name.contains(['w', '週']) && numbers(&name).any(|number| number == week))
}

fn holds_number_of(name: &str, day: Date) -> bool {
    let date = [
        day.year(),
        day.year() % 100,
        day.month().into(),
        day.day().into(),
    ];
    numbers(&fold(name)).any(|number| date.contains(&number))
}

fn numbers(name: &str) -> impl Iterator<Item = i16> {
    let runs = name.split(|c: char| !c.is_ascii_digit());
    runs.filter_map(|run| run.parse().ok())
}
