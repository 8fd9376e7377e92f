//! A vault of any size, the same for the same size on every machine: half Japanese, in the
//! shape of real ones (daily notes, dated notes, topics; about 2 KB, five links and four
//! tags a note, by Zipf's law; code and colours that are no tags), and what is in it,
//! counted while it is written.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use fastrand::Rng;

use crate::words::Words;

/// What was put into a vault.
#[derive(Default)]
pub struct Made {
    pub root: PathBuf,
    pub notes: usize,
    /// Bytes of all notes.
    pub bytes: u64,
    pub links: u64,
    pub unresolved: u64,
    /// Notes whose text or front matter has exactly this tag.
    pub tags: BTreeMap<String, u64>,
    /// Links to each note, by path.
    pub linked: BTreeMap<String, u64>,
}

/// One note in so many has a megabyte.
const HUGE: usize = 20_000;

/// Writes the vault into `root`, which is made.
pub fn make(root: &Path, notes: usize) -> io::Result<Made> {
    make_with_tags(root, notes, 60 + 18 * notes.isqrt(), 12.0)
}

/// The same with so many tags, used the more evenly the higher the flatness.
pub fn make_with_tags(root: &Path, notes: usize, tags: usize, flatness: f64) -> io::Result<Made> {
    let words = Words::new();
    let names = names(&words, notes);
    let tags = words.tags(tags);
    let mut made = Made {
        root: root.to_owned(),
        notes,
        ..Made::default()
    };
    for (at, name) in names.iter().enumerate() {
        let mut note = Note {
            rng: Rng::with_seed(at as u64),
            words: &words,
            names: &names,
            tags: &tags,
            flatness,
            own: at,
            text: String::new(),
            used: Vec::new(),
        };
        note.write(at % HUGE == HUGE / 2, &mut made);
        note.used.sort_unstable();
        note.used.dedup();
        for tag in note.used {
            *made.tags.entry(tags[tag].clone()).or_default() += 1;
        }
        let path = root.join(format!("{name}.md"));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        made.bytes += note.text.len() as u64;
        fs::write(path, note.text)?;
    }
    Ok(made)
}

/// Paths without `.md`; file names are unique.
fn names(words: &Words, notes: usize) -> Vec<String> {
    let mut rng = Rng::with_seed(1);
    let mut daily = 0;
    (0..notes)
        .map(|at| match rng.u8(0..10) {
            0..=1 if daily < 7_300 => {
                daily += 1;
                let (year, month, day) = (2006 + daily / 365, daily % 365 / 31 + 1, daily % 31 + 1);
                format!("journal/{year}/{year}-{month:02}-{day:02} {at}")
            }
            0..=4 => {
                let (year, month) = (2006 + rng.u32(0..20), rng.u32(1..13));
                format!(
                    "dated/{year}-{month:02}/{year}{month:02}{:02} {} {at}",
                    rng.u32(1..28),
                    words.title(&mut rng)
                )
            }
            _ => {
                let area = words.area(&mut rng);
                let below = if rng.bool() {
                    format!("/{}", words.area(&mut rng))
                } else {
                    String::new()
                };
                format!("topics/{area}{below}/{} {at}", words.title(&mut rng))
            }
        })
        .collect()
}

struct Note<'v> {
    rng: Rng,
    words: &'v Words,
    names: &'v [String],
    tags: &'v [String],
    flatness: f64,
    own: usize,
    text: String,
    /// Tags that stand in it, by number.
    used: Vec<usize>,
}

impl Note<'_> {
    fn write(&mut self, huge: bool, made: &mut Made) {
        if self.rng.u8(0..5) == 0 {
            self.front_matter();
        }
        let title = self.words.title(&mut self.rng);
        self.push(&format!("# {title}\n\n"));
        let passages = if huge { 700 } else { 1 + self.rng.usize(0..3) };
        for passage in 0..passages {
            if passage > 0 && self.rng.u8(0..3) == 0 {
                let heading = self.words.title(&mut self.rng);
                self.push(&format!("## {heading}\n\n"));
            }
            for _ in 0..1 + self.rng.usize(0..4) {
                self.paragraph(made);
            }
            if self.rng.u8(0..4) == 0 {
                self.tasks();
            }
            if self.rng.u8(0..10) == 0 {
                self.push("```sh\n# no heading and #no-tag, [[no link]]\n```\n\n");
            }
            self.tag_lines();
        }
    }

    fn front_matter(&mut self) {
        let (first, second) = (self.tag(), self.tag());
        let day = self.rng.u32(1..28);
        let list = format!("\"{}\", \"{}\"", self.tags[first], self.tags[second]);
        self.push(&format!(
            "---\ndate: 2021-03-{day:02}\ntags: [{list}]\n---\n\n"
        ));
        self.used.extend([first, second]);
    }

    fn paragraph(&mut self, made: &mut Made) {
        let japanese = self.rng.bool();
        for _ in 0..2 + self.rng.usize(0..4) {
            let sentence = self.words.sentence(&mut self.rng, japanese);
            self.push(&sentence);
            if self.rng.u8(0..4) == 0 {
                self.link(made);
            }
            match self.rng.u8(0..40) {
                0 => self.push(" C# and `#code` in #fff0a1. "),
                1 => {
                    made.links += 1;
                    self.push(" https://example.com/page/12 ");
                }
                _ => {}
            }
        }
        self.push("\n\n");
    }

    /// Well-known notes are linked to most.
    fn link(&mut self, made: &mut Made) {
        made.links += 1;
        if self.rng.u8(0..12) == 0 {
            made.unresolved += 1;
            let missing = self.rng.u32(0..1_000_000);
            return self.push(&format!(" [[missing {missing}]] "));
        }
        let to = zipf(&mut self.rng, self.names.len(), 30.0);
        let (names, path) = (self.names, format!("{}.md", self.names[to]));
        let name = names[to].rsplit('/').next().unwrap_or_default();
        let link = match self.rng.u8(0..6) {
            0 => format!(" [[{name}|see there]] "),
            1 => format!(" [[{}]] ", names[to]),
            2 => format!(" [there](</{path}>) "),
            _ => format!(" [[{name}]] "),
        };
        self.push(&link);
        if to != self.own {
            *made.linked.entry(path).or_default() += 1;
        }
    }

    fn tasks(&mut self) {
        for done in [" ", "x"] {
            let words = self.words.title(&mut self.rng);
            self.push(&format!("- [{done}] {words}\n"));
        }
        self.push("\n");
    }

    fn tag_lines(&mut self) {
        for _ in 0..1 + self.rng.usize(0..2) {
            let tag = self.tag();
            self.push(&format!("#{}", self.tags[tag]));
            self.used.push(tag);
            if self.rng.bool() {
                let next = self.tag();
                self.push(&format!("#{}", self.tags[next]));
                self.used.push(next);
            }
            self.push("\n");
        }
        self.push("\n");
    }

    fn tag(&mut self) -> usize {
        zipf(&mut self.rng, self.tags.len(), self.flatness)
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

/// A rank below `count`, seldom a high one: by Zipf and Mandelbrot, with this flatness.
pub fn zipf(rng: &mut Rng, count: usize, flatness: f64) -> usize {
    let reach = (count as f64 + flatness) / flatness;
    let rank = flatness * reach.powf(rng.f64()) - flatness;
    (rank as usize).min(count - 1)
}
