//! What is measured, in which order, beside what, and what it may take. Rounds of a figure
//! and of its floor go in turn, so that a machine that gets slower is slower for both.

use std::fs;
use std::path::{Path, PathBuf};

use crate::figures::{Figure, Figures, median, megabytes, peak, shown};
use crate::made::{Made, make, make_with_tags};
use crate::questions::KINDS;
use crate::step::{Place, Took, run};
use crate::work::database;
use crate::{Error, exact, peers};

/// Vaults beyond this are measured once.
const LARGE: usize = 200_000;

/// Measures all sizes and leaves the figures in a folder.
pub fn measure(results: &Path) -> Result<(), Error> {
    fs::create_dir_all(results)?;
    let sizes = std::env::var("TSUZURI_BENCH_NOTES").unwrap_or_else(|_| "1000,10000,100000".into());
    let kept = std::env::var_os("TSUZURI_BENCH_VAULTS").map(PathBuf::from);
    let temporary = tempfile::tempdir()?;
    let vaults = kept.unwrap_or_else(|| temporary.path().to_owned());
    let mut figures = Vec::new();
    for size in sizes.split(',') {
        let notes = size.trim().parse()?;
        let root = vaults.join(format!("vault-{notes}"));
        if root.exists() {
            fs::remove_dir_all(&root)?;
        }
        eprintln!("{notes} notes: writing them");
        let made = make(&root, notes)?;
        let mut run = Run {
            made: &made,
            index: tempfile::tempdir()?,
            figures: Figures::of(notes),
        };
        run.all()?;
        figures.extend(run.figures.list);
        keep(results, &figures)?;
    }
    figures.extend(many_tags(&vaults.join("vault-of-tags"))?);
    keep(results, &figures)
}

fn keep(results: &Path, figures: &[Figure]) -> Result<(), Error> {
    let text = serde_json::to_vec_pretty(figures)?;
    Ok(fs::write(results.join("engine.json"), text)?)
}

/// Completion where there is very much to choose from.
fn many_tags(root: &Path) -> Result<Vec<Figure>, Error> {
    if root.exists() {
        fs::remove_dir_all(root)?;
    }
    let made = make_with_tags(root, 20_000, 55_000, 1e6)?;
    let mut run = Run {
        made: &made,
        index: tempfile::tempdir()?,
        figures: Figures::of(made.notes),
    };
    run.step("all")?;
    let took = run.step("complete")?;
    let (tags, p99) = (made.tags.len(), took.also("p99"));
    run.figures.plain(
        &format!("tag completion among {tags} tags"),
        &format!("p50 {}, p99 {}", shown(took.ms), shown(p99)),
        "p99 ≤ 2 ms",
        Some(p99 <= 2.0),
    );
    Ok(run.figures.list)
}

/// The measuring of one vault.
struct Run<'m> {
    made: &'m Made,
    index: tempfile::TempDir,
    figures: Figures,
}

impl Run<'_> {
    fn all(&mut self) -> Result<(), Error> {
        // Read once, so that no first figure pays for the disk.
        self.step("read")?;
        self.first_index()?;
        self.questions()?;
        self.opening()?;
        self.following()?;
        self.burst()
    }

    fn place(&self) -> Place {
        Place {
            vault: self.made.root.clone(),
            index: self.index.path().to_owned(),
        }
    }

    /// Whether it has budgets of its own, and no peers.
    fn is_large(&self) -> bool {
        self.made.notes > LARGE
    }

    /// What memory there was at most, in MB, and may be; a large vault may take 600 in all.
    fn memory(&mut self, what: &str, peak: f64, budget: Option<f64>) {
        let budget = if self.is_large() { Some(600.0) } else { budget };
        let shown = budget.map_or_else(String::new, megabytes);
        let kept = budget.map(|budget| peak <= budget);
        self.figures.plain(what, &megabytes(peak), &shown, kept);
    }

    fn rounds(&self) -> usize {
        let asked = std::env::var("TSUZURI_BENCH_ROUNDS").ok();
        if let Some(rounds) = asked.and_then(|rounds| rounds.parse().ok()) {
            return rounds;
        }
        match self.made.notes {
            0..=20_000 => 5,
            20_001..=LARGE => 3,
            _ => 1,
        }
    }

    fn step(&self, name: &str) -> Result<Took, Error> {
        run(name, &self.place())
    }

    /// The same on an empty index.
    fn fresh(&mut self, name: &str) -> Result<Took, Error> {
        self.index = tempfile::tempdir()?;
        self.step(name)
    }

    fn first_index(&mut self) -> Result<(), Error> {
        let (mut tags, mut all, mut read, mut insert, mut iwe) =
            (vec![], vec![], vec![], vec![], vec![]);
        for _ in 0..self.rounds() {
            tags.push(self.fresh("tags")?);
            if !self.is_large() {
                insert.push(self.step("insert")?);
            }
            read.push(self.step("read")?);
            all.push(self.fresh("all")?);
            iwe.extend(peers::iwe(&self.place()).filter(|_| !self.is_large()));
        }
        exact::check(self.made, &self.place())?;
        let floor = median(&read).max(median(&insert));
        let which = if median(&read) >= floor {
            "reading and Markdown"
        } else {
            "inserting the rows"
        };
        let (tags_ms, all_ms) = (median(&tags), median(&all));
        let work = "first index: tags, links, titles";
        if self.is_large() {
            let kept = Some(tags_ms <= 35_000.0);
            self.figures.plain(work, &shown(tags_ms), "≤ 35 s", kept);
            self.figures.chart(tags_ms);
        } else {
            self.figures.ratio(work, tags_ms, which, floor, 1.5);
        }
        self.memory("… its memory at most", peak(&tags), Some(150.0));
        match iwe.is_empty() {
            true => self
                .figures
                .plain("first index with full text", &shown(all_ms), "", None),
            false => self.figures.ratio(
                "first index with full text",
                all_ms,
                "iwe, ranked by BM25",
                median(&iwe),
                0.35,
            ),
        }
        self.figures.chart(all_ms);
        self.memory("… its memory at most", peak(&all), None);
        let size = fs::metadata(database(self.index.path())?)?.len();
        let share = size as f64 / self.made.bytes as f64;
        self.figures.plain(
            "size of the index",
            &format!("{:.0} MB = {share:.2} × the text", size as f64 / 1e6),
            "≤ 0.8 × the text",
            Some(share <= 0.8),
        );
        if !self.is_large() {
            let trigrams = self.step("trigrams")?;
            let (bytes, p99) = (trigrams.also("bytes"), trigrams.also("p99"));
            self.figures.plain(
                "(plain FTS5 with trigrams)",
                &format!(
                    "{}, {:.2} × the text, 5 characters p99 {}",
                    shown(trigrams.ms),
                    bytes / self.made.bytes as f64,
                    shown(p99)
                ),
                "",
                None,
            );
        }
        Ok(())
    }

    fn questions(&mut self) -> Result<(), Error> {
        let took = self.step("ask")?;
        let scan = peers::ripgrep(&self.place());
        for (kind, budget) in KINDS {
            let (p50, p99) = (
                took.also(&format!("{kind} p50")),
                took.also(&format!("{kind} p99")),
            );
            let budget = match self.is_large() && kind.starts_with("search") {
                true => 30.0,
                false => *budget,
            };
            let budget_shown = if budget.is_nan() {
                String::new()
            } else {
                format!("p99 ≤ {budget} ms")
            };
            let kept = (!budget.is_nan()).then_some(p99 <= budget);
            self.figures.plain(
                kind,
                &format!("p50 {}, p99 {}", shown(p50), shown(p99)),
                &budget_shown,
                kept,
            );
            self.figures.chart(p99);
        }
        self.memory("memory while asking, at most", took.peak_mb, None);
        if !self.is_large() {
            let scan = self.step("scan")?;
            let (p50, p99) = (shown(scan.ms), shown(scan.also("p99")));
            let measured = format!("p50 {p50}, p99 {p99}");
            let work = "(a scan of all text in memory)";
            self.figures.plain(work, &measured, "", None);
        }
        if let Some(scan) = scan {
            self.figures
                .plain("(ripgrep once over all notes)", &shown(scan.ms), "", None);
        }
        Ok(())
    }

    fn opening(&mut self) -> Result<(), Error> {
        let (mut stat, mut open) = (vec![], vec![]);
        // Files written just before are not trusted by their times alone.
        std::thread::sleep(std::time::Duration::from_secs(3));
        self.step("settle")?;
        for _ in 0..self.rounds() {
            stat.push(self.step("stat")?);
            open.push(self.step("open")?);
        }
        self.figures.ratio(
            "open an unchanged vault",
            median(&open),
            "stat of all files",
            median(&stat),
            1.5,
        );
        self.figures.chart(median(&open));
        let idle = self.step("idle")?;
        let (share, written) = (idle.also("processor %"), idle.also("written"));
        let kept = share < 0.1 && written == 0.0;
        self.figures.plain(
            "idle for 10 s",
            &format!("{share:.2} % of a processor, {written} writes"),
            "< 0.1 %, 0",
            Some(kept),
        );
        Ok(())
    }

    fn following(&mut self) -> Result<(), Error> {
        let change = self.step("change")?;
        let p99 = change.also("p99");
        self.figures.plain(
            "one note changed → committed",
            &format!("p50 {}, p99 {}", shown(change.ms), shown(p99)),
            "p50 ≤ 1 ms, p99 ≤ 20 ms",
            Some(change.ms <= 1.0 && p99 <= 20.0),
        );
        self.figures.chart(change.ms);
        let follow = self.step("follow")?;
        let p95 = follow.also("p95");
        self.figures.plain(
            "another program's close or rename → committed",
            &format!("p50 {}, p95 {}", shown(follow.ms), shown(p95)),
            "p95 ≤ 30 ms",
            Some(p95 <= 30.0),
        );
        Ok(())
    }

    fn burst(&mut self) -> Result<(), Error> {
        if self.is_large() {
            return Ok(());
        }
        let burst = self.step("burst")?;
        // The floor: a first index of as many notes.
        let all = self.fresh("all")?;
        let floor = all.ms * burst.also("files") / self.made.notes as f64;
        self.figures.ratio(
            &format!("{} files change at once → settled", burst.also("files")),
            burst.ms,
            "first index of as many",
            floor,
            1.3,
        );
        self.figures.plain(
            "… the slowest answer meanwhile",
            &shown(burst.also("slowest ms")),
            "",
            None,
        );
        Ok(())
    }
}
