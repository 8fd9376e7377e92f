//! What makes parsers slow: the inputs of `tests/hard.json`, of any size. The editor's
//! tests read the same file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// Bytes of each: 1 MB, or a quarter of it where nothing is optimised.
pub const SIZE: usize = if cfg!(debug_assertions) {
    1 << 18
} else {
    1 << 20
};

/// Inputs by name, in groups by name.
#[derive(Deserialize)]
pub struct Hard(pub BTreeMap<String, BTreeMap<String, Input>>);

/// Written one after the other.
#[derive(Deserialize)]
pub struct Input(Vec<Part>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    /// As it stands.
    Once(String),
    Times {
        text: String,
        times: usize,
    },
    /// Again and again; `{n}` in it counts. The parts that fill an input share its size.
    Fill {
        fill: String,
    },
    /// Once more each time.
    Rise {
        rise: String,
        then: String,
    },
}

/// Reads the inputs.
///
/// # Panics
///
/// If the file is not there, or says something else.
pub fn hard() -> Hard {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hard.json");
    let json = fs::read_to_string(path).unwrap();
    serde_json::from_str(&json).unwrap()
}

impl Input {
    /// The input, of this many bytes or a few more.
    pub fn text(&self, size: usize) -> String {
        let fixed: usize = self.0.iter().map(|part| part.fixed().len()).sum();
        let filling = self.0.iter().filter(|part| part.fills()).count().max(1);
        let share = size.saturating_sub(fixed) / filling;
        self.0.iter().map(|part| part.text(share)).collect()
    }
}

impl Part {
    fn fills(&self) -> bool {
        matches!(self, Self::Fill { .. } | Self::Rise { .. })
    }

    fn fixed(&self) -> String {
        match self {
            Self::Once(text) => text.clone(),
            Self::Times { text, times } => text.repeat(*times),
            Self::Fill { .. } | Self::Rise { .. } => String::new(),
        }
    }

    fn text(&self, share: usize) -> String {
        let step: Box<dyn Fn(usize) -> String> = match self {
            Self::Once(_) | Self::Times { .. } => return self.fixed(),
            Self::Fill { fill } => Box::new(|n| fill.replace("{n}", &n.to_string())),
            Self::Rise { rise, then } => Box::new(|n| rise.repeat(n + 1) + then),
        };
        let mut text = String::with_capacity(share);
        for n in 0.. {
            if text.len() >= share {
                break;
            }
            text.push_str(&step(n));
        }
        text
    }
}
