//! The sample vault is the first thing a new user sees, and what `はじめに.md` promises about it has
//! to hold: this asks the real engine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use tsuzuri_engine::query::{
    PageAsk, PassageCard, StreamAsk, backlinks, links_in_state, stream, summary,
};
use tsuzuri_engine::{DiskFs, Engine, EngineConfig, Origin, Scope, SystemClock};
use tsuzuri_syntax::Profile;

/// The engine on the sample vault, indexed.
struct Sample {
    engine: Engine,
    _index: TempDir,
}

impl Sample {
    fn open() -> Sample {
        let index = TempDir::new().unwrap();
        let config = EngineConfig {
            root: root(),
            index_dir: index.path().to_owned(),
            reading: tsuzuri_engine::VaultReading::default(),
            origin: Origin::Disk,
        };
        let fs = Arc::new(DiskFs::new(root()));
        let engine =
            Engine::open(config, fs, Arc::new(SystemClock::default()), Arc::new(())).unwrap();
        engine.reconcile(Scope::All).unwrap();
        Sample {
            engine,
            _index: index,
        }
    }

    fn clippings(&self, tag: &str) -> Vec<PassageCard> {
        let ask = StreamAsk {
            tag,
            profile: Profile::Tsuzuri,
            months: None,
            cursor: None,
            limit: 100,
        };
        stream(&self.engine.reader().unwrap(), &self.engine, ask)
            .unwrap()
            .passages
    }

    fn links(&self, state: &str) -> Vec<(String, String)> {
        let links = links_in_state(&self.engine.reader().unwrap(), &self.engine, state).unwrap();
        links
            .into_iter()
            .map(|link| (link.path, link.target))
            .collect()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../sample-vault")
        .canonicalize()
        .unwrap()
}

#[test]
fn the_tram_is_a_stream_of_clippings_over_months() {
    let sample = Sample::open();
    let clippings = sample.clippings("路面電車");
    assert!(clippings.len() >= 15, "only {}", clippings.len());
    let days: Vec<_> = clippings.iter().filter_map(|card| card.day).collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "newest first: {days:?}");

    let reader = sample.engine.reader().unwrap();
    let tram = summary(&reader, "路面電車", Profile::Tsuzuri)
        .unwrap()
        .unwrap();
    assert!(tram.months.len() >= 4, "{:?}", tram.months);
    let facets: Vec<&str> = tram
        .facets
        .iter()
        .map(|facet| facet.spelling.as_str())
        .collect();
    for facet in ["延伸", "運賃", "子ども", "費用", "車両"] {
        assert!(
            facets.iter().any(|spelling| spelling.contains(facet)),
            "{facet} of {facets:?}"
        );
    }
}

/// The table of `はじめに.md`, shape by shape: asked for by any of its names, a tag finds clippings.
#[test]
fn every_shape_of_a_tag_finds_clippings() {
    let sample = Sample::open();
    for asked in [
        "路面電車(運賃・子ども)",
        "(子ども)",
        "住民投票(署名)",
        "住民投票(署名",
        "潮見港",
        "潮見港/再開発",
        "朝市",
        "旧中央市場",
        "朝市=旧中央市場",
        "観光・交通",
        "反対",
        "賛成",
        "lrt",
        "カモメ",
        "🐈猫",
        "秋祭り",
        "投票の日",
        "bookbinding/stitch",
    ] {
        assert!(!sample.clippings(asked).is_empty(), "{asked}");
    }
    for none in ["12", "1e90ff", "fff", "nor-this"] {
        assert!(sample.clippings(none).is_empty(), "{none}");
    }
}

#[test]
fn its_links_are_as_the_first_note_says() {
    let sample = Sample::open();
    let link = |path: &str, target: &str| (path.to_owned(), target.to_owned());
    assert_eq!(sample.links("ambiguous"), [link("はじめに.md", "製本")]);
    assert_eq!(
        sample.links("unresolved"),
        [
            link("notes/Thread binding.md", "Sewing frame"),
            link("はじめに.md", "Sewing frame"),
        ]
    );
}

#[test]
fn a_published_address_leads_back_to_its_day() {
    let sample = Sample::open();
    let reader = sample.engine.reader().unwrap();
    let all = PageAsk {
        cursor: None,
        limit: 100,
    };
    let links = backlinks(&reader, &sample.engine, "diary/2023/2023-10-29.md", all).unwrap();
    let by_address: Vec<&str> = links
        .links
        .iter()
        .filter(|link| link.kind == "url")
        .map(|link| link.path.as_str())
        .collect();
    assert_eq!(
        by_address,
        ["diary/2024/2024-11-10.md", "diary/2024/2024-09-08.md"]
    );
}

#[test]
fn every_clipping_of_the_diary_has_its_day() {
    let sample = Sample::open();
    for tag in ["路面電車", "住民投票", "今日の海", "製本", "潮見港"] {
        for card in sample.clippings(tag) {
            if card.path.starts_with("diary/") {
                assert!(card.day.is_some(), "{} {}", card.path, card.text);
            }
        }
    }
}
