//! What was measured, as it is shown: beside what, and whether it may take that long.

use serde::{Deserialize, Serialize};

use crate::step::Took;

/// One line of the table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figure {
    /// Notes of the vault.
    pub notes: usize,
    pub work: String,
    /// As shown, with its unit.
    pub measured: String,
    /// What stands beside it, as shown.
    pub beside: String,
    pub budget: String,
    /// Whether it was kept; `None` where there is none.
    pub kept: Option<bool>,
    /// For the chart, ms.
    pub ms: Option<f64>,
}

/// The figures of one vault.
pub struct Figures {
    /// Notes of the vault.
    notes: usize,
    pub list: Vec<Figure>,
}

impl Figures {
    pub fn of(notes: usize) -> Self {
        Self {
            notes,
            list: Vec::new(),
        }
    }

    pub fn ratio(&mut self, work: &str, ms: f64, beside: &str, floor: f64, budget: f64) {
        let ratio = ms / floor;
        let beside = format!("{beside} {}: {ratio:.2} ×", shown(floor));
        self.figure(
            work,
            shown(ms),
            beside,
            format!("≤ {budget} ×"),
            Some(ratio <= budget),
        );
        self.chart(ms);
    }

    pub fn plain(&mut self, work: &str, measured: &str, budget: &str, kept: Option<bool>) {
        self.figure(
            work,
            measured.to_owned(),
            String::new(),
            budget.to_owned(),
            kept,
        );
    }

    pub fn figure(
        &mut self,
        work: &str,
        measured: String,
        beside: String,
        budget: String,
        kept: Option<bool>,
    ) {
        eprintln!(
            "{:>9} {work}: {measured} {beside} [{budget}] {kept:?}",
            self.notes
        );
        self.list.push(Figure {
            notes: self.notes,
            work: work.to_owned(),
            measured,
            beside,
            budget,
            kept,
            ms: None,
        });
    }

    /// The last figure is drawn.
    pub fn chart(&mut self, ms: f64) {
        if let Some(last) = self.list.last_mut() {
            last.ms = Some(ms);
        }
    }
}

pub fn median(took: &[Took]) -> f64 {
    let mut times: Vec<f64> = took.iter().map(|took| took.ms).collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

pub fn peak(took: &[Took]) -> f64 {
    took.iter().map(|took| took.peak_mb).fold(0.0, f64::max)
}

pub fn megabytes(megabytes: f64) -> String {
    format!("{megabytes:.0} MB")
}

pub fn shown(ms: f64) -> String {
    match ms {
        ms if ms >= 10_000.0 => format!("{:.1} s", ms / 1e3),
        ms if ms >= 1_000.0 => format!("{:.2} s", ms / 1e3),
        ms if ms >= 10.0 => format!("{ms:.0} ms"),
        ms if ms >= 1.0 => format!("{ms:.1} ms"),
        ms => format!("{ms:.2} ms"),
    }
}
